"""Show an agent at work: a moving picture, and a strip of stills for those without."""

import os
from base64 import b64encode
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from html import escape
from io import BytesIO
from typing import Any

import numpy as np
from PIL import Image

from helpers.errors import DomainError

__all__ = ["Film", "play"]

WIDTH = 300  # dots of a frame: half of what the environments draw
COLOURS_KEPT = 64
STILLS = 6
FRAME_MILLISECONDS = 80


@dataclass(frozen=True)
class Film:
    """Frames and their alt text. As the last line of a cell, it shows itself.

    Parameters
    ----------
    frames : sequence of (h, w, 3) uint8 arrays
        In order of time, at least one.
    alt : str
        What a reader who cannot see the film should know.

    Raises
    ------
    DomainError
        If there are no frames, or the alt text is empty.
    """

    frames: Sequence[np.ndarray]
    alt: str

    def __post_init__(self) -> None:
        """Refuse a film without frames or words."""
        if len(self.frames) == 0:
            raise DomainError("frames is empty, must hold a frame or more")
        if not self.alt.strip():
            raise DomainError(f"alt is {self.alt!r}, it must say what the film shows")

    @cached_property
    def _small(self) -> list[Image.Image]:
        pictures = [Image.fromarray(np.asarray(frame)) for frame in self.frames]
        height = round(WIDTH * pictures[0].height / pictures[0].width)
        return [picture.resize((WIDTH, height)) for picture in pictures]

    @cached_property
    def webp(self) -> bytes:
        """The moving picture as a WebP file that runs in a loop."""
        file, (first, *others) = BytesIO(), self._small
        first.save(
            file,
            "WEBP",
            save_all=True,
            append_images=others,
            duration=FRAME_MILLISECONDS,
            loop=0,
            quality=50,
            method=4,
        )
        return file.getvalue()

    @cached_property
    def png(self) -> bytes:
        """Stills from the first frame to the last, side by side, as a PNG file."""
        count = min(STILLS, len(self._small))
        places = np.linspace(0, len(self._small) - 1, count).round().astype(int)
        stills = [
            self._small[place].resize((WIDTH // 2, WIDTH // 3)) for place in places
        ]
        strip = Image.new("RGB", (count * (WIDTH // 2 + 4) - 4, WIDTH // 3), "white")
        for place, still in enumerate(stills):
            strip.paste(still, (place * (WIDTH // 2 + 4), 0))
        file = BytesIO()
        few = strip.quantize(COLOURS_KEPT, Image.Quantize.MAXCOVERAGE)
        few.save(file, format="png", optimize=True)
        return file.getvalue()

    @property
    def html(self) -> str:
        """The moving picture, and the strip below it, each with an alt text."""
        moving, still = (
            f'<img alt="{escape(alt, quote=True)}" '
            'style="max-width:100%;height:auto;background:#ffffff" '
            f'src="data:image/{kind};base64,{b64encode(data).decode()}">'
            for alt, kind, data in (
                (self.alt, "webp", self.webp),
                (
                    f"Stills of the same, from left to right. {self.alt}",
                    "png",
                    self.png,
                ),
            )
        )
        return f"<div>{moving}<br>{still}</div>"

    def _repr_mimebundle_(self, **kwargs: Any) -> dict[str, str]:
        """Give notebooks every form: HTML first, stills for paper, then words."""
        return {
            "text/html": self.html,
            "image/png": b64encode(self.png).decode(),
            "text/plain": f"Film: {self.alt}",
        }


def play(
    name: str,
    act: Callable[[np.ndarray], int],
    who: str,
    *,
    seed: int,
    frames: int = 50,
) -> Film:
    """Play one episode of an environment and film it.

    Parameters
    ----------
    name : str
        Of a gymnasium environment that can draw itself.
    act : callable
        Gives an action for a state.
    who : str
        Words for the alt text: who plays.
    seed : int
        Where the episode starts.
    frames : int, default 50
        Most frames of the film, spread evenly over the episode.

    Returns
    -------
    Film
    """
    os.environ.setdefault("SDL_VIDEODRIVER", "dummy")  # there need be no screen
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    import gymnasium

    env = gymnasium.make(name)
    acts, total, over = [], 0.0, False
    state, _ = env.reset(seed=seed)
    while not over:  # once to learn how long it is, and again to film it
        acts.append(act(state))
        state, reward, terminated, truncated, _ = env.step(acts[-1])
        total, over = total + float(reward), terminated or truncated
    env.close()
    env = gymnasium.make(name, render_mode="rgb_array")
    env.reset(seed=seed)
    wanted = set(
        np.linspace(0, len(acts), min(frames, len(acts) + 1)).round().astype(int)
    )
    taken = [env.render()]
    for place, action in enumerate(acts, 1):
        env.step(action)
        if place in wanted:
            taken.append(env.render())
    env.close()
    how = "ended by itself" if terminated else "was cut off"
    return Film(
        taken,
        f"An episode of {name}, played by {who}. After {len(acts)} steps it {how}, "
        f"with a return of {total:.0f}.",
    )
