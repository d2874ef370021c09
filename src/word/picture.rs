//! The picture of a person or an organisation → its part of a Word file, and the XML that shows it
//! as small as a web page does.

use super::package::Relationship;
use super::xml::words;
use crate::project::photos::Photos;

/// How wide and high a picture is shown, in the unit of DrawingML, of which an inch has 914,400:
/// 24 points by 30.
const SHOWN: [usize; 2] = [304_800, 381_000];

/// The kinds of pictures that every word processor shows, and the endings of their names. WebP is
/// none of them.
const KINDS: [(&str, &str); 3] =
    [("image/png", "png"), ("image/jpeg", "jpeg"), ("image/gif", "gif")];

/// A picture in a file.
#[derive(Debug)]
pub struct Picture {
    /// As the Markdown has it.
    pub address: String,
    pub media: &'static str,
    pub bytes: Vec<u8>,
    id: String,
    ending: &'static str,
    /// What of it is cut at each side for it to fill its frame, in thousandths of a hundredth.
    cut: [usize; 2],
}

impl Picture {
    /// Reads a picture; none where it is no file on record, or of a kind that not every word
    /// processor shows.
    pub fn read(photos: &Photos, address: &str, number: usize) -> Option<Self> {
        let (media, bytes) = photos.file(address)?;
        let (media, ending) = KINDS.into_iter().find(|(kind, _)| *kind == media)?;
        let size = imagesize::blob_size(&bytes).ok()?;
        Some(Self {
            address: address.to_owned(),
            media,
            bytes,
            id: format!("rPicture{number}"),
            ending,
            cut: cut(size.width, size.height)?,
        })
    }

    /// Names its part.
    pub fn part(&self) -> String {
        format!("word/{}", self.target())
    }

    fn target(&self) -> String {
        format!("media/{}.{}", self.id, self.ending)
    }

    /// Says where the text finds it.
    pub fn relationship(&self) -> Relationship {
        Relationship::inside(&self.id, "image", &self.target())
    }

    /// Writes it; `number` tells it from others of the file.
    pub fn drawing(&self, number: usize) -> String {
        let [wide, high] = SHOWN;
        let [side, edge] = self.cut;
        let id = words(&self.id);
        const MAIN: &str = "http://schemas.openxmlformats.org/drawingml/2006";
        format!(
            "<w:drawing><wp:inline xmlns:wp=\"{MAIN}/wordprocessingDrawing\" distT=\"0\" \
             distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent cx=\"{wide}\" cy=\"{high}\"/>\
             <wp:docPr id=\"{number}\" name=\"{id}\" descr=\"\"/>\
             <a:graphic xmlns:a=\"{MAIN}/main\"><a:graphicData uri=\"{MAIN}/picture\">\
             <pic:pic xmlns:pic=\"{MAIN}/picture\"><pic:nvPicPr>\
             <pic:cNvPr id=\"{number}\" name=\"{id}\" descr=\"\"/><pic:cNvPicPr/></pic:nvPicPr>\
             <pic:blipFill><a:blip r:embed=\"{id}\"/>\
             <a:srcRect l=\"{side}\" t=\"{edge}\" r=\"{side}\" b=\"{edge}\"/>\
             <a:stretch><a:fillRect/></a:stretch></pic:blipFill>\
             <pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{wide}\" cy=\"{high}\"/></a:xfrm>\
             <a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>\
             </a:graphicData></a:graphic></wp:inline></w:drawing>"
        )
    }
}

/// Returns what is cut left and right, and above and below.
fn cut(width: usize, height: usize) -> Option<[usize; 2]> {
    let [wide, high] = SHOWN;
    let half = |all: usize, kept: usize| 50_000 - 50_000 * kept / all.max(1);
    let (across, down) = (width.checked_mul(high)?, height.checked_mul(wide)?);
    if across == 0 || down == 0 {
        return None;
    }
    // What is wider than the frame loses its sides, what is higher its edges.
    Some(if across > down { [half(across, down), 0] } else { [0, half(down, across)] })
}

#[cfg(test)]
mod tests {
    use super::cut;

    #[test]
    fn a_picture_fills_its_frame_and_is_not_stretched() {
        assert_eq!(cut(80, 100), Some([0, 0]));
        assert_eq!(cut(160, 100), Some([25_000, 0]));
        assert_eq!(cut(80, 200), Some([0, 25_000]));
        assert_eq!(cut(0, 10), None);
    }
}
