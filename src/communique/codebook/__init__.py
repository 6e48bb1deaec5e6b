"""The codebook: communique's knowledge of the world, as data that anyone can check and extend."""

from communique.codebook.book import Codebook, covers
from communique.codebook.loading import load

__all__ = ["Codebook", "covers", "load"]
