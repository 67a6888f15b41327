"""Write a generated treaty series: python benchmarks/generate.py M|L|XL FOLDER [--yaml]."""

from __future__ import annotations

from pathlib import Path

import click
from series import SIZES, generate_series

from treatygraph.dataset import example_folder
from treatygraph.dataset.store.write import write_tables
from treatygraph.dataset.yaml.folder import load_folder, read_vocabulary
from treatygraph.dataset.yaml.write import write_folder


@click.command()
@click.argument("size", type=click.Choice(list(SIZES)))
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--yaml", is_flag=True, help="Also write a folder of YAML records.")
def main(size: str, folder: Path, yaml: bool) -> None:
    """Write a series as a store to FOLDER and, with --yaml, as YAML to FOLDER-yaml."""
    write_series(SIZES[size], folder)
    if yaml:
        write_yaml(folder, folder.with_name(f"{folder.name}-yaml"))


def write_series(relations: int, folder: Path) -> None:
    """Write a generated series with this number of relations as a store."""
    vocabulary = read_vocabulary(example_folder())
    sources, nodes, edges = generate_series(relations, list(vocabulary.topics))
    write_tables(folder, vocabulary, sources, [nodes], [edges])


def write_yaml(store: Path, folder: Path) -> None:
    """Write a store as a folder of YAML records."""
    write_folder(load_folder(store), folder)


if __name__ == "__main__":
    main()
