//! What the simulated hosts serve: a few small files of our own. Changing a byte changes commit
//! ids and hashes, which the tests pin.

/// One commit on `main`.
pub(super) struct Commit {
    pub message: &'static str,
    /// Seconds since 1970, UTC; author and committer alike.
    pub when: u64,
    /// Paths with their new content.
    pub files: &'static [(&'static str, &'static str)],
}

/// One repository of github.com.
pub(super) struct Repository {
    /// `owner/name`.
    pub name: &'static str,
    pub about: &'static str,
    pub commits: &'static [Commit],
}

pub(super) const REPOSITORIES: [Repository; 3] = [
    Repository {
        name: "kakoi/example",
        about: "A small Python module with a test",
        commits: &[
            Commit {
                message: "Start with a readme",
                when: 1_704_103_200,
                files: &[(
                    "README.md",
                    "# Example\n\nA small repository of the simulated internet.\n",
                )],
            },
            Commit {
                message: "Add the mean of a sequence",
                when: 1_704_189_600,
                files: &[
                    (
                        "example/__init__.py",
                        "from .mean import mean\n\n__all__ = [\"mean\"]\n",
                    ),
                    (
                        "example/mean.py",
                        "def mean(values):\n    \"\"\"The arithmetic mean; ValueError for no values.\"\"\"\n    \
                         values = list(values)\n    if not values:\n        raise ValueError(\"no values\")\n    \
                         return sum(values) / len(values)\n",
                    ),
                ],
            },
            Commit {
                message: "Test the mean",
                when: 1_704_276_000,
                files: &[(
                    "tests/test_mean.py",
                    "from example import mean\n\n\ndef test_mean():\n    assert mean([1, 2, 6]) == 3\n",
                )],
            },
        ],
    },
    Repository {
        name: "kakoi/notebooks",
        about: "A notebook to run in a space",
        commits: &[
            Commit {
                message: "Add a readme",
                when: 1_704_110_400,
                files: &[("README.md", "# Notebooks\n\nOpen `hello.ipynb` in JupyterLab.\n")],
            },
            Commit {
                message: "Add a first notebook",
                when: 1_704_196_800,
                files: &[(
                    "hello.ipynb",
                    "{\n \"cells\": [\n  {\n   \"cell_type\": \"code\",\n   \"execution_count\": null,\n   \
                     \"id\": \"hello\",\n   \"metadata\": {},\n   \"outputs\": [],\n   \"source\": [\n    \
                     \"sum(range(10))\"\n   ]\n  }\n ],\n \"metadata\": {\n  \"language_info\": {\n   \
                     \"name\": \"python\"\n  }\n },\n \"nbformat\": 4,\n \"nbformat_minor\": 5\n}\n",
                )],
            },
        ],
    },
    Repository {
        name: "kakoi/datasets",
        about: "Tiny tables",
        commits: &[
            Commit {
                message: "Add the rainfall table",
                when: 1_704_114_000,
                files: &[
                    ("README.md", "# Datasets\n\nInvented numbers, free for any use.\n"),
                    (
                        "rainfall.csv",
                        "month,millimetres\n1,61\n2,48\n3,55\n4,43\n5,62\n6,70\n",
                    ),
                ],
            },
            Commit {
                message: "Complete the year",
                when: 1_704_200_400,
                files: &[(
                    "rainfall.csv",
                    "month,millimetres\n1,61\n2,48\n3,55\n4,43\n5,62\n6,70\n7,74\n8,68\n9,57\n10,59\n11,66\n12,71\n",
                )],
            },
        ],
    },
];

/// One pure Python package of pypi.org, as one wheel.
pub(super) struct Package {
    /// Normalised (PEP 503).
    pub name: &'static str,
    pub version: &'static str,
    pub summary: &'static str,
    /// `Requires-Dist` lines.
    pub requires: &'static [&'static str],
    /// Paths inside the wheel.
    pub files: &'static [(&'static str, &'static str)],
}

pub(super) const PACKAGES: [Package; 2] = [
    Package {
        name: "kakoi-hello",
        version: "1.0.0",
        summary: "Says hello from the simulated internet",
        requires: &["kakoi-words>=1.0"],
        files: &[(
            "kakoi_hello/__init__.py",
            "\"\"\"Says hello.\"\"\"\n\nfrom kakoi_words import greeting\n\n__version__ = \"1.0.0\"\n\n\n\
             def hello(name=\"world\"):\n    \"\"\"A greeting for `name`.\"\"\"\n    \
             return f\"{greeting()}, {name}!\"\n",
        )],
    },
    Package {
        name: "kakoi-words",
        version: "1.2.0",
        summary: "The words that kakoi-hello needs",
        requires: &[],
        files: &[(
            "kakoi_words/__init__.py",
            "\"\"\"Words.\"\"\"\n\n__version__ = \"1.2.0\"\n\n\ndef greeting():\n    \
             \"\"\"The word to start with.\"\"\"\n    return \"hello\"\n",
        )],
    },
];
