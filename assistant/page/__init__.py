"""The chat page: what the browser shows of an assistant.

Gradio asks two hosts outside about itself when it is imported and started, unless these are set before.
"""

import os

os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"  # any other spelling of false means true to gradio
# Whoever names a model of the hub in the settings switches this off by HF_HUB_OFFLINE=0.
os.environ.setdefault("HF_HUB_OFFLINE", "1")
