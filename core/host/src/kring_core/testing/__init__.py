"""What tests of Kring and of its plugins share: fixtures, and the contract that every plugin keeps.

Installed with the extra ``kring-core[testing]``; the fixtures stand in ``testing/plugin.py``.
"""
