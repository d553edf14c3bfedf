"""The made-up interview that comes with the program, for demonstration and practice."""

from rhi_desktop import assets
from rhi_desktop.practice.recording import Given, read_interview_file
from rhi_desktop.wording import Language


def example_interview(language: Language) -> Given:
    """A complete interview in which nobody and nothing is real."""
    return read_interview_file(assets.read(f"examples/interview_{language}.json"))
