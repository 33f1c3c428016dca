"""Text below → the PDF and DOCX samples, the same bytes every time.

Not needed to use the samples. To change one of these four: `pip install fpdf2==2.8.9 python-docx==1.2.0` somewhere,
then `python samples/make_binary.py`, and set the gold anew: `python -m eval.gold`.
"""

import io
import zipfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from docx import Document
from fpdf import FPDF
from fpdf.enums import XPos, YPos

FOLDER = Path(__file__).parent / "briefings"


@dataclass(frozen=True, slots=True)
class Draft:
    """What a briefing says, before it has a format. `narrative` holds paragraphs."""

    title: str
    written: datetime
    takeaways: tuple[str, ...]
    implications: tuple[str, ...]
    narrative: tuple[str, ...]

    @property
    def day(self) -> str:
        return f"{self.written.day} {self.written:%B %Y}"


INQUIRY = Draft(
    title="Inquiry into the sinking of the Sabine opens in Luma Bay",
    written=datetime(2025, 12, 5, tzinfo=UTC),
    takeaways=(
        "The Strait Transit Commission has opened an inquiry into the collision of 11 November.",
        "A retired judge, Solveig Aust, heads a panel of five.",
        "Kalvora has handed over radar data but not the recordings of the gun camera.",
    ),
    implications=(
        "Without the camera recordings the panel may be unable to say whether shots were fired.",
        "A finding against either side could make it easier for that side's opposition to demand resignations.",
        "The inquiry gives both governments a reason to wait, which lowers the risk of another clash this winter.",
    ),
    narrative=(
        "A panel appointed by the Strait Transit Commission (STC) met for the first time on Thursday in Luma Bay to "
        "examine how the Orrestian cutter Sabine came to sink. It is led by Judge Solveig Aust, who sat on the "
        "Supreme Court of Pelland until last year. The other four members are two navigators, an expert in "
        "explosives and a naval historian. They are to report by the end of February.",
        "Kalvora, which had called outside observers premature, changed its position in the last week of November. "
        "It delivered the radar data of the corvette Harrier and agreed that its officers may be questioned. The "
        "recordings of the ship's gun camera were missing from the delivery. They had been overwritten after 72 "
        "hours, a Kalvoran liaison officer told the panel. Judge Aust asked him to repeat the answer in writing.",
        "Orrest submitted the voice recorder of a merchant ship that had sailed two miles behind the Sabine. Two "
        "people who have listened to it said that dull bangs can be heard, but that they may be the sound of the "
        "hulls. Capt. Jory Venn, the commander of the Sabine, left hospital on 1 December and will testify in "
        "January.",
        'The next of kin have the right to attend. Seven of the 11 families have named a lawyer. "We do not want a '
        'verdict by a microphone," said Tilda Marsh, whose brother was the cutter\'s engineer. "We want the '
        'sequence of minutes."',
        "Adm. Petra Orsolo remains in office. Kalvora's government rejected calls to suspend her while the inquiry "
        "lasts.",
    ),
)

SIGNING = Draft(
    title="Tesmar and Galdenia sign the grain-for-gas treaty",
    written=datetime(2026, 2, 19, tzinfo=UTC),
    takeaways=(
        "Tesmar and Galdenia signed their treaty on gas and grain in Ruhn on 18 February.",
        "The wheat quota is 2.9 million tonnes a year, between the two figures announced in January.",
        "Tesmar will pay $278 per thousand cubic metres of gas for five years.",
    ),
    implications=(
        "The treaty removes the danger of a winter without gas, but only if both parliaments approve it in time.",
        "The compromise on the quota allows each minister to claim that the other had been wrong.",
        "An annex that has not been published is likely to become the centre of the debate in Tesmar.",
    ),
    narrative=(
        "Trade Minister Mirela Danvers of Tesmar and Deputy Prime Minister Anselm Roke of Galdenia signed the treaty "
        "on Wednesday in the old customs house of Ruhn. It obliges Tesmar to sell 2.9 million tonnes of wheat a year "
        "to Galdenia and Galdgas to deliver up to 7 billion cubic metres of gas a year through the Ostrel pipeline. "
        "The price, $278 per thousand cubic metres, will be adjusted once a year by no more than 4 percent.",
        "The treaty is to take effect on 1 April, the day after the present contract ends. In January the two sides "
        'had named different quotas, 2.8 and 3.1 million tonnes. Mr. Roke said with a smile that "mathematicians '
        'call this convergence." Ms. Danvers confirmed that there is an annex "of a technical nature" which will '
        "remain confidential.",
        "In a year in which Tesmar's harvest falls below 16 million tonnes, the quota is halved. Compulsory "
        "arbitration, which was part of the draft leaked in December, is gone.",
        "About 200 farmers protested in front of the building. Bram Kessel, the president of their union, stayed "
        'away. He said that the treaty was "bad, but less bad than the winter that made it." The union will not '
        "call for another blockade before the vote in parliament, which is planned for 10 March.",
        "Prime Minister Osk Teller spoke of a good day for both countries. The analysts of Cobden & Rae expect the "
        "price of bread in Tesmar to rise by 2 to 3 percent over the year as a result.",
    ),
)

LAKE_ANSEL = Draft(
    title="Kalvora and Orrest talk at Lake Ansel",
    written=datetime(2026, 2, 10, tzinfo=UTC),
    takeaways=(
        "Delegations of Kalvora and Orrest met at Lake Ansel in Pelland, for the first time since the Sabine sank.",
        "Kalvora offers to lower the transit fee to $1,500; Orrest wants it abolished.",
        "A leaked note from the inquiry says that the Harrier probably fired warning shots.",
    ),
    implications=(
        "If the inquiry confirms the shots, Kalvora's account of November would collapse and the pressure on Adm. "
        "Petra Orsolo would grow.",
        "An agreement limited to practical steps appears possible this spring, while one about guilt does not.",
    ),
    narrative=(
        "Under the chairmanship of Idris Falk, the secretary-general of the Strait Transit Commission (STC), "
        "delegations from Kalvora and Orrest talked for two days at a hotel on Lake Ansel. The meeting ended on "
        "Monday. Both sides described the mood as businesslike, and they will meet again on 24 February.",
        "Kalvora's Transport Minister, Teodor Brandl, proposed to cut the fee from $4,200 to $1,500 and to exempt "
        "ships bound for Orrest's ports. Foreign Minister Lena Havrik asked for its abolition, for a formal apology "
        "and for $40 million in compensation to the families of the 11 dead. Mr. Brandl said that he had no mandate "
        "to speak about an apology.",
        "The talks were overshadowed by an interim note of Judge Solveig Aust's panel, which the newspaper Port "
        'Aurel Gazette printed on Sunday. It considers it "likely, on the acoustic evidence," that the Harrier '
        "fired two warning shots about six minutes before the collision. It also finds that the Sabine sailed "
        "without lights, as Kalvora had said. The panel confirmed that the note is genuine but called it provisional.",
        "In Dessen, the Defence Ministry stood by the statement of Adm. Orsolo that no shot had been fired. Gen. "
        'Ilya Maran spoke of "a trial by newspaper."',
        "Fewer ships than ever use the strait: 39 large ships a day passed in December, against 62 before the fee. "
        "The insurer Baymont Mutual raised its war-risk premium in January from 0.12 to 0.40 percent of the value "
        "of the hull. Northlight Lines has closed its branch in Dessen.",
    ),
)

ARRESTS = Draft(
    title="Three arrested over the attack on Brackwater's utility",
    written=datetime(2026, 2, 3, tzinfo=UTC),
    takeaways=(
        "Police have arrested three people suspected of belonging to the group Grey Lantern.",
        "Lowmark's Utility Regulator has fined Hollin Water & Power 3.8 million dollars.",
        "No ransom was paid, according to prosecutors.",
    ),
    implications=(
        "The arrests may not end the group, whose leader is thought to live abroad.",
        "HWP is likely to appeal against the fine, which could drag on until next year.",
        "Evidence from the seized computers could help other victims to recover their data.",
    ),
    narrative=(
        "Police in Lowmark arrested two men, aged 24 and 31, and a woman of 27 in the night of 29 January. They are "
        "suspected of having taken part in the attack on Hollin Water & Power (HWP) last October, Chief Prosecutor "
        "Ada Wray said on Tuesday. The arrests took place in Aldermoor and in the border town of Sill. All three "
        "deny the accusations, according to their lawyers.",
        "The investigators found them through a payment for a rented server. They seized 17 computers and about "
        "$410,000 in cryptocurrency. Ms. Wray said that none of the money came from HWP and that the company had "
        'paid no ransom. A fourth suspect, known by the alias "Moth," is being sought; he is believed to have left '
        "the country in November.",
        "Separately, the Utility Regulator fined HWP $3.8 million, about 1.1 percent of its turnover, because the "
        "company had connected its control network with its offices and had kept silent about it. The regulator took "
        "into account that 365,000 customers had been without power, some of them for nine hours. HWP said that it "
        "would study the decision. Chief executive Jonas Feld announced that he would leave at the end of April.",
        "The consumer group that sues HWP said that 8,400 customers had joined its class action by the end of "
        "January. The first hearing is set for 19 May.",
        "Ruth Abara, the director of the National Centre for Digital Security (NCDS), said that the centre's final "
        "report would appear in March. It would not be kinder than the fine, she added.",
    ),
)


def pdf(draft: Draft) -> bytes:
    page = FPDF(format="A4")
    page.set_creation_date(draft.written)
    page.set_title(draft.title)
    page.set_margin(25)
    page.set_auto_page_break(True, margin=25)
    page.add_page()

    def put(text: str, size: int, style: str = "") -> None:
        page.set_font("Times", style, size)
        page.multi_cell(0, size * 0.5, text, align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        page.ln(2)

    put(draft.title, 16, "B")
    put(draft.day, 11)
    for heading, items in (("Takeaways", draft.takeaways), ("Implications", draft.implications)):
        put(heading, 13, "B")
        for item in items:
            put(f"- {item}", 11)
    put("Narrative", 13, "B")
    for paragraph in draft.narrative:
        put(paragraph, 11)
    return bytes(page.output())


def docx(draft: Draft) -> bytes:
    document = Document()
    properties = document.core_properties
    properties.title, properties.author = draft.title, "Briefings"
    properties.created = properties.modified = draft.written.replace(tzinfo=None)
    document.add_heading(draft.title, level=0)
    document.add_paragraph(draft.day)
    for heading, items in (("Takeaways", draft.takeaways), ("Implications", draft.implications)):
        document.add_heading(heading, level=1)
        for item in items:
            document.add_paragraph(item, style="List Bullet")
    document.add_heading("Narrative", level=1)
    for paragraph in draft.narrative:
        document.add_paragraph(paragraph)
    packed = io.BytesIO()
    document.save(packed)
    return undated(packed.getvalue())


def undated(archive: bytes) -> bytes:
    """Return the ZIP archive without the times at which its parts were packed."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name), old.read(name), zipfile.ZIP_DEFLATED)
    return packed.getvalue()


if __name__ == "__main__":
    (FOLDER / "2025-12-05-sabine-inquiry.pdf").write_bytes(pdf(INQUIRY))
    (FOLDER / "grain-treaty-signed.pdf").write_bytes(pdf(SIGNING))
    (FOLDER / "2026-02-10-lake-ansel.docx").write_bytes(docx(LAKE_ANSEL))
    (FOLDER / "brackwater-arrests.docx").write_bytes(docx(ARRESTS))
