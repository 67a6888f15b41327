"""The usual way to read YAML: safe_load for each file, without any validation."""

import sys
from pathlib import Path

import yaml

for file in sorted(Path(sys.argv[1]).rglob("*.yaml")):
    yaml.safe_load(file.read_text(encoding="utf-8"))
