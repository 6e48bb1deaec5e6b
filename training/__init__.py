"""Makes the models that come with the package, from the sentences in this folder."""
