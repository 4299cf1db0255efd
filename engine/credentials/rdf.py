"""Triples in one order and with the same names for nameless nodes, whoever writes them: RDFC-1.0 of the W3C, with SHA-256.

A triple is three strings as N-Triples writes them: ``<iri>``, ``_:name`` or a quoted literal. Only the default graph is known.
Source: "RDF Dataset Canonicalization", W3C Recommendation of 21 May 2024, sections 4.4 to 4.8.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from itertools import permutations

Triple = tuple[str, str, str]
_MOST_LOOKS = 2_000  # look-alike nodes cost factorials; a credential has none, a poisoned one is refused
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}


class TooAlike(ValueError):
    """So many nameless nodes look alike that telling them apart would take too long."""


def literal(text: str, datatype: str = "") -> str:
    """A quoted text in canonical form."""
    body = "".join(_ESCAPES.get(c) or (f"\\u{ord(c):04X}" if ord(c) < 0x20 or ord(c) == 0x7F else c) for c in text)
    return f'"{body}"' + (f"^^<{datatype}>" if datatype else "")


def canonical(triples: Iterable[Triple]) -> str:
    """The triples as sorted lines, nameless nodes called ``_:c14n0``, ``_:c14n1`` … Raises TooAlike."""
    return _Canonicalizer(set(triples)).text()


class _Names:
    """Gives out names in the order it is asked."""

    def __init__(self, prefix: str, given: dict[str, str] | None = None) -> None:
        self.prefix, self.given = prefix, dict(given or {})

    def name(self, node: str) -> str:
        return self.given.setdefault(node, f"{self.prefix}{len(self.given)}")

    def copy(self) -> "_Names":
        return _Names(self.prefix, self.given)


class _Canonicalizer:
    def __init__(self, triples: set[Triple]) -> None:
        self.triples = sorted(triples)
        self.about: dict[str, list[Triple]] = defaultdict(list)
        for triple in self.triples:
            for node in {triple[0], triple[2]}:
                if node.startswith("_:"):
                    self.about[node].append(triple)
        self.names = _Names("_:c14n")
        self.looks = 0

    def text(self) -> str:
        groups: dict[str, list[str]] = defaultdict(list)
        for node in self.about:
            groups[self.first_degree(node)].append(node)
        alike = []
        for _, nodes in sorted(groups.items()):
            if len(nodes) == 1:
                self.names.name(nodes[0])
            else:
                alike.append(nodes)
        for nodes in alike:
            paths = []
            for node in nodes:
                if node not in self.names.given:
                    own = _Names("_:b")
                    own.name(node)
                    paths.append(self.n_degree(node, own))
            for _, issued in sorted(paths, key=lambda path: path[0]):
                for node in issued.given:
                    self.names.name(node)
        renamed = {tuple(self.names.given.get(term, term) for term in triple) for triple in self.triples}
        return "".join(sorted(" ".join(triple) + " .\n" for triple in renamed))

    def first_degree(self, node: str) -> str:
        """4.6: how a node looks to somebody who sees its own triples only."""
        lines = []
        for triple in self.about[node]:
            terms = [("_:a" if term == node else "_:z") if term.startswith("_:") else term for term in triple]
            lines.append(" ".join(terms) + " .\n")
        return _sha256("".join(sorted(lines)))

    def related(self, node: str, triple: Triple, names: _Names, position: str) -> str:
        """4.7: how a neighbour looks from here."""
        known = self.names.given.get(node) or names.given.get(node) or self.first_degree(node)
        return _sha256(position + triple[1] + known)

    def n_degree(self, node: str, names: _Names) -> tuple[str, _Names]:
        """4.8: how a node looks to somebody who follows every path, and the names given on the best one."""
        self.looks += 1
        if self.looks > _MOST_LOOKS:
            raise TooAlike("too many nameless nodes look alike")
        around: dict[str, list[str]] = defaultdict(list)
        for triple in self.about[node]:
            for position, other in (("s", triple[0]), ("o", triple[2])):
                if other.startswith("_:") and other != node:
                    around[self.related(other, triple, names, position)].append(other)
        data = ""
        for look, others in sorted(around.items()):
            best, best_names = "", names
            for order in permutations(others):
                path, tried = self.path(order, names.copy(), best)
                if path and (not best or path < best):
                    best, best_names = path, tried
            data += look + best
            names = best_names
        return _sha256(data), names

    def path(self, order: tuple[str, ...], names: _Names, best: str) -> tuple[str, _Names]:
        """The path through the neighbours in this order; empty when it cannot become the best."""
        self.looks += 1
        if self.looks > _MOST_LOOKS:
            raise TooAlike("too many nameless nodes look alike")
        path, deeper = "", []
        for other in order:
            if other in self.names.given:
                path += self.names.given[other]
            else:
                if other not in names.given:
                    deeper.append(other)
                path += names.name(other)
        for other in deeper:
            look, found = self.n_degree(other, names)
            path += names.name(other) + f"<{look}>"
            names = found
            if best and len(path) >= len(best) and path > best:
                return "", names
        return path, names


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()
