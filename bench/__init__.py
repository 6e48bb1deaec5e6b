"""Measurements: `python -m bench --data PATH` prints them all and checks the floors."""
