"""What the distributions say of themselves, and the settings that must name every one of them."""

from __future__ import annotations

import tomllib
from configparser import ConfigParser
from pathlib import Path


def test_all_distributions_have_one_version(meta, distributions):
    versions = {each.settings["metadata"]["version"] for each in [meta, *distributions]}

    assert len(versions) == 1


def test_what_the_house_requires_of_itself_is_pinned(meta, distributions):
    version = meta.settings["metadata"]["version"]

    for distribution in [meta, *distributions]:
        for need in set(distribution.every_requirement) - set(distribution.libraries):
            assert str(need.specifier) == f"=={version}", f"{distribution.name}: {need}"


def test_all_distributions_agree_on_licence_python_and_build(meta, distributions):
    for distribution in distributions:
        assert distribution.settings["metadata"]["license_expression"] == "EUPL-1.2"
        for key in ("license_expression", "license_files", "long_description_content_type"):
            assert distribution.settings["metadata"][key] == meta.settings["metadata"][key]
        assert distribution.settings["options"]["python_requires"] == ">=3.11"
        assert build_system(distribution.folder) == build_system(meta.folder)


def build_system(folder: Path) -> dict[str, object]:
    """The part of a pyproject.toml that pip reads."""
    return tomllib.loads((folder / "pyproject.toml").read_text("utf-8"))["build-system"]


def test_a_distribution_carries_the_licence_itself(root, distribution):
    assert (distribution.folder / "LICENSE").samefile(root / "LICENSE")


def test_the_meta_distribution_has_an_extra_for_each_plugin(meta, distributions):
    plugins = {each.folder.name: each.name for each in distributions if each.is_plugin}
    offered = {extra: needs[0].name for extra, needs in meta.extras.items()}

    assert plugins.items() <= offered.items()
    assert meta.extras["all"][0].extras == meta.extras.keys() - {"all"}


def test_a_plugin_announces_itself_under_the_name_of_its_folder(plugin):
    announced = plugin.settings["options.entry_points"]["kring.plugins"].split()

    assert announced == [plugin.folder.name, "=", f"{plugin.package.name}.plugin"]


def test_coverage_and_the_import_contracts_know_every_package(root, distributions):
    packages = {each.package.name for each in distributions}
    plugins = {each.package.name for each in distributions if each.is_plugin}
    settings = ConfigParser(interpolation=None)
    settings.read(root / "setup.cfg", encoding="utf-8")
    linter = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
    layers, _, public_part = linter["contracts"]

    assert set(settings["coverage:run"]["source_pkgs"].split()) == packages
    assert set(linter["root_packages"]) == packages
    assert {name for layer in layers["layers"] for name in layer.split(" | ")} == packages
    assert set(public_part["source_modules"]) == plugins
