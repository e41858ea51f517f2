"""Reads FHIR files with the models of fhir.resources, which are made from the published definitions of R4B and R5.

Each line of standard input is an edition and a path. Prints one JSON list of what is wrong, with the path.
"""

import json
import sys

from fhir.resources import get_fhir_model_class
from fhir.resources.R4B import get_fhir_model_class as get_r4b_model_class

MODELS = {"r4": get_r4b_model_class, "r5": get_fhir_model_class}

faults = []
for line in sys.stdin.read().splitlines():
    edition, path = line.split(" ", 1)
    with open(path, encoding="utf-8") as file:
        resource = json.load(file)
    try:
        MODELS[edition](resource["resourceType"]).model_validate(resource)
    except ValueError as error:
        faults.append(f"{path}: {error}"[:2000])
print(json.dumps(faults))
