"""A good example for each key of a pack: shown beside a problem, and by an editor that knows the schema. Those of a kind's own keys stand in its folder."""

from engine.challenges.kinds import KINDS

SHARED = {
    "format": "format: 1",
    "id": "id: times-tables",
    "title": "title: Times tables",
    "about": "about: Multiplying up to 10 × 10.",
    "author": "author: A. Teacher",
    "licence": "licence: CC-BY-4.0",
    "language": "language: en",
    "ages": "ages: 7-10",
    "subject": "subject: maths",
    "skills": "skills: see levels/README.md",
    "name": "name: Doubles",
    "i_can": "i_can: I can double any number up to 10.",
    "needs": "needs: [doubles]",
    "challenges": "challenges: a list that starts with - kind: number",
    "kind": "kind: number",
    "ask": 'ask: "{a} + {a} = ?"',
    "answer": "answer: a + a",
    "others": 'others: ["{a} + 2", "2 + 2"]',
    "hints": "hints: [Hold up {a} fingers., Count on.]",
    "steps": "steps: [{ a: 1 to 5 }, { a: 4 to 10 }]",
    "rows": "rows: a list that starts with - { word: cat, picture: 🐈 }",
    "mistakes": 'mistakes: { added: { when: a + 2, say: "You added." } }',
    "when": "when: a + 2",
    "say": "say: You added.",
    "shows": 'shows: ["🍎 x {a}", "+", "🍎 x {b}"]',
    "difficulty": "difficulty: [-1, 0.5]",
    "difficulty_variance": "difficulty_variance: [0.2, 0.36]",
    "standards": "standards: [CCSS.MATH.CONTENT.2.OA.B.2]",
    "fluency": "fluency: 3",
    "values": "values: { a: 1 to 5, b: [2, 5, 10], c: a + b }",
    "interests": "interests: { thing: { animals: [kittens 🐈], space: [rockets 🚀] } }",
    "sound": "sound: bell.ogg",
    "picture": "picture: 🐈",
}
EXAMPLES_OF_KIND = {name: {**SHARED, **kind.spec_module.EXAMPLES} for name, kind in KINDS.items()}
EXAMPLES = {key: example for known in (*reversed(EXAMPLES_OF_KIND.values()), SHARED) for key, example in known.items()}
