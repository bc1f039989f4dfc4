"""Spotify's own description of its replies, made strict."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from openapi_schema_validator import OAS30Validator

Schema = dict[str, Any]


@dataclass(frozen=True)
class Description:
    """The file as loaded; it is resolved and made strict where it is asked for."""

    document: dict[str, Any]

    @classmethod
    def read(cls, path: Path) -> Description:
        return cls(yaml.safe_load(path.read_text(encoding="utf-8")))

    def errors(self, method: str, path: str, status: int, reply: Any) -> list[str]:
        """Return what in `reply` is wrong, undeclared or deprecated, each with its place."""
        schema = self.reply_schema(method, path, status)
        found = OAS30Validator(schema).iter_errors(reply)
        return [f"{'/'.join(map(str, error.path))}: {error.message}" for error in found]

    def reply_schema(self, method: str, path: str, status: int) -> Schema:
        reply = self.document["paths"][path][method]["responses"][str(status)]
        return self.strict(self._resolved(reply)["content"]["application/json"]["schema"])

    def strict(self, schema: Schema) -> Schema:
        """Inline references, merge `allOf`, drop what is deprecated, close every object."""
        schema = self._resolved(schema)
        parts = [self.strict(part) for part in schema.get("allOf", [])]
        own = {
            name: self.strict(field)
            for name, field in schema.get("properties", {}).items()
            if not field.get("deprecated")
        }
        result: Schema = {
            key: schema[key] for key in ("type", "nullable", "enum", "format") if key in schema
        }
        for part in parts:
            result = {**part, **result}
        for key in ("oneOf", "anyOf"):
            if key in schema:
                result[key] = [self.strict(one) for one in schema[key]]
        if "items" in schema:
            result["items"] = self.strict(schema["items"])
        properties = {**_merged(part.get("properties", {}) for part in parts), **own}
        if properties:
            required = {*schema.get("required", []), *_required(parts)} & properties.keys()
            result.update(properties=properties, additionalProperties=False)
            # OpenAPI 3.0 wants at least one name in `required`.
            result.pop("required", None)
            if required:
                result["required"] = sorted(required)
        return result

    def _resolved(self, schema: dict[str, Any]) -> dict[str, Any]:
        while "$ref" in schema:
            target: Any = self.document
            for step in schema["$ref"].removeprefix("#/").split("/"):
                target = target[step]
            schema = target
        return schema


def _merged(objects: Any) -> Schema:
    return {name: value for one in objects for name, value in one.items()}


def _required(parts: list[Schema]) -> set[str]:
    return {name for part in parts for name in part.get("required", [])}
