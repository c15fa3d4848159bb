//! `atau find --html`: a text as one page, with its names as links to their cards.
//!
//! The page is written while the text is read: first the text, then the entities and
//! their cards; the style puts the entities beside the text where there is room. It loads
//! nothing and runs nothing, and says so to the browser.

use std::fmt::Write as _;
use std::io::{self, Write};

use atau::{Lang, Layer, Mention, Role, Script};

use super::report;
use super::tally::{Count, Place, Tally};

const STYLE: &str = include_str!("page.css");
/// A paragraph of more bytes is written in parts.
const LONG: usize = 1 << 20;

/// The page up to the text.
pub fn head(title: &str, out: &mut dyn Write) -> io::Result<()> {
    let title = Escaped(title);
    write!(
        out,
        "<!DOCTYPE html>\n\
         <html lang=\"en\">\n<head>\n<meta charset=\"utf-8\" />\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\" />\n\
         <meta http-equiv=\"Content-Security-Policy\" \
         content=\"default-src 'none'; style-src 'unsafe-inline'\" />\n\
         <title>Names in {title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n\
         <header>\n<h1>Names in {title}</h1>\n\
         <p><a href=\"#entities\">Entities</a> · <a href=\"#cards\">Cards</a></p>\n\
         <p>Underlined: <span class=\"n\">a name</span>, \
         <span class=\"n doubt\">one that may name several things</span>, \
         <span class=\"n mended\">one that is damaged</span>, \
         <span class=\"n wrong\">one that is misspelt or deprecated</span>.</p>\n\
         <span id=\"none\"></span>\n</header>\n<main>\n"
    )
}

/// The page behind the text.
pub fn foot(tally: &Tally<'_>, files: &[String], out: &mut dyn Write) -> io::Result<()> {
    let counts = tally.counts();
    let entities = counts.len();
    writeln!(
        out,
        "</main>\n<aside id=\"entities\">\n<h2>Entities ({entities})</h2>\n<ol>"
    )?;
    for count in &counts {
        writeln!(
            out,
            "<li><a href=\"#{}\"><span class=\"name\"{}>{}</span> \
             <span class=\"kind\">{}</span> <span class=\"count\">{}</span></a></li>",
            anchor(count.entity.id()),
            tag(count.label().1),
            Escaped(count.label().0),
            count.entity.kind(),
            count.places.count,
        )?;
    }
    writeln!(
        out,
        "</ol>\n</aside>\n<section class=\"cards\" id=\"cards\">\n<h2>Cards</h2>"
    )?;
    for count in counts {
        card(count, tally, files, out)?;
    }
    writeln!(out, "</section>\n</body>\n</html>")
}

fn card(
    count: &Count<'_>,
    tally: &Tally<'_>,
    files: &[String],
    out: &mut dyn Write,
) -> io::Result<()> {
    let entity = count.entity;
    let (label, lang) = count.label();
    write!(
        out,
        "<article class=\"card\" id=\"{}\">\n\
         <a class=\"close\" href=\"#none\" aria-label=\"close\">✕</a>\n\
         <h3{}>{}</h3>\n<span class=\"kind\">{} {}",
        anchor(entity.id()),
        tag(lang),
        Escaped(label),
        entity.kind(),
        Escaped(entity.id()),
    )?;
    match entity.years() {
        [None, None] => (),
        [from, to] => {
            let year = |year: Option<i16>| year.map_or(String::new(), |year| year.to_string());
            write!(out, ", {}–{}", year(from), year(to))?;
        }
    }
    write!(out, "</span>\n<dl>\n")?;
    for lang in Lang::MAIN {
        let (label, description) = (entity.label(lang), entity.description(lang));
        if label.is_none() && description.is_none() {
            continue;
        }
        write!(out, "<dt>{lang}</dt><dd{}>", tag(Some(lang)))?;
        write!(out, "{}", Escaped(label.unwrap_or("–")))?;
        if let Some(description) = description {
            write!(out, "<span>{}</span>", Escaped(description))?;
        }
        writeln!(out, "</dd>")?;
    }
    write!(out, "</dl>\n<p>Written ")?;
    for (i, (form, n)) in count.forms().into_iter().take(20).enumerate() {
        let comma = if i == 0 { "" } else { ", " };
        write!(out, "{comma}<bdi>{}</bdi>", Escaped(form))?;
        if n > 1 {
            write!(out, " ({n})")?;
        }
    }
    if count.forms.len() > 20 {
        write!(out, " and in {} more ways", count.forms.len() - 20)?;
    }
    writeln!(out, "</p>")?;
    if !count.others.is_empty() {
        write!(out, "<p>Some of these may name ")?;
        for (i, other) in count.others.iter().enumerate() {
            let comma = if i == 0 { "" } else { ", " };
            match tally.get(other) {
                Some(other) => {
                    let (label, lang) = other.label();
                    let anchor = anchor(other.entity.id());
                    let (tag, label) = (tag(lang), Escaped(label));
                    write!(out, "{comma}<a href=\"#{anchor}\"{tag}>{label}</a>")?;
                }
                None => write!(out, "{comma}{}", Escaped(other))?,
            }
        }
        writeln!(out, "</p>")?;
    }
    write!(out, "<p>{} ×, line:column", count.places.count)?;
    let mut last = None;
    for place in &count.places.first {
        if files.len() > 1 && last != Some(place.file) {
            let file = files.get(place.file).map_or("", |file| file);
            write!(out, "<br />{}:", Escaped(file))?;
        }
        last = Some(place.file);
        let Place { line, column, .. } = place;
        write!(out, " <a href=\"#{}\">{line}:{column}</a>", spot(*place))?;
    }
    if count.places.count > count.places.first.len() {
        write!(out, " …")?;
    }
    writeln!(out, "</p>\n</article>")
}

/// Writes the text of one file.
#[derive(Default)]
pub struct Page {
    /// The paragraph that is being read.
    paragraph: String,
    letters: Letters,
    /// Whether the last line so far has nothing but white space.
    blank: bool,
}

/// How many letters of a paragraph tell its language.
#[derive(Default)]
struct Letters {
    kazakh: usize,
    cyrillic: usize,
    latin: usize,
}

impl Page {
    pub fn begin(file: Option<&str>, number: usize, out: &mut impl Write) -> io::Result<Self> {
        write!(out, "<section class=\"file\" id=\"f-{number}\">")?;
        match file {
            Some(file) => writeln!(out, "<h2>{}</h2>", Escaped(file))?,
            None => writeln!(out)?,
        }
        Ok(Page {
            blank: true,
            ..Page::default()
        })
    }

    /// Text without a name.
    pub fn text(&mut self, text: &str, out: &mut impl Write) -> io::Result<()> {
        for line in text.split_inclusive('\n') {
            let is_blank = line.trim().is_empty();
            // an empty line parts paragraphs
            if is_blank && self.blank && line.ends_with('\n') {
                self.end_paragraph(out)?;
                continue;
            }
            self.blank = line.ends_with('\n') || self.blank && is_blank;
            self.letters.count(line);
            // writing to a string cannot fail
            let _ = write!(self.paragraph, "{}", Escaped(line));
            if self.paragraph.len() > LONG {
                self.end_paragraph(out)?;
            }
        }
        Ok(())
    }

    pub fn mention(&mut self, mention: &Mention<'_, '_>, place: Place) {
        let mut class = "n".to_owned();
        if mention.alternatives().len() > 1 {
            class += " doubt";
        }
        let mut said = String::new();
        let mut lang = None;
        for (i, hit) in mention.alternatives().iter().enumerate() {
            let summary = hit.entity();
            let labels: Vec<&str> = Lang::MAIN
                .iter()
                .filter_map(|lang| summary.label(*lang))
                .collect();
            let kind = summary.kind();
            said += if i == 0 { "" } else { "; or " };
            let _ = write!(said, "{} ({kind})", labels.join(" · "));
            if i > 0 {
                continue;
            }
            let name = hit.name();
            lang = match (Script::of(mention.text()), name.lang(), hit.layer()) {
                (Some(Script::Latin), Lang::Kk, Layer::Romanised) => Some(Lang::KkLatn),
                (script, lang, _) => Some(lang).filter(|lang| script == Some(lang.script())),
            };
            let is_wrong = !name.role().is_correct() && name.role() != Role::Ocr;
            let is_mended = name.role() == Role::Ocr || !report::damage(hit).is_empty();
            if is_wrong || is_mended {
                class += if is_wrong { " wrong" } else { " mended" };
                let _ = write!(said, "; {}", hit.explain());
            }
        }
        self.letters.count(mention.text());
        let _ = write!(
            self.paragraph,
            "<a class=\"{class}\" id=\"{}\" href=\"#{}\"{} title=\"{}\">{}</a>",
            spot(place),
            anchor(mention.entity().id()),
            tag(lang),
            Escaped(&said),
            Escaped(mention.text()),
        );
        self.blank = false;
    }

    /// Bytes that are not text.
    pub fn damage(&mut self) {
        self.paragraph
            .push_str("<span class=\"lost\" title=\"not UTF-8\">\u{fffd}</span>");
        self.blank = false;
    }

    fn end_paragraph(&mut self, out: &mut impl Write) -> io::Result<()> {
        let paragraph = self.paragraph.trim_matches(['\n', '\r']);
        if !paragraph.trim().is_empty() {
            let tag = tag(self.letters.lang());
            writeln!(out, "<p{tag} dir=\"auto\">{paragraph}</p>")?;
        }
        self.paragraph.clear();
        self.letters = Letters::default();
        Ok(())
    }

    pub fn end(mut self, out: &mut impl Write) -> io::Result<()> {
        self.end_paragraph(out)?;
        writeln!(out, "</section>")
    }
}

impl Letters {
    fn count(&mut self, text: &str) {
        for c in text.chars() {
            match Script::of_char(c) {
                Some(Script::Cyrillic) => {
                    self.cyrillic += 1;
                    let is_kazakh = "әғқңөұүһӘҒҚҢӨҰҮҺіІ".contains(c);
                    self.kazakh += usize::from(is_kazakh);
                }
                Some(Script::Latin) => self.latin += 1,
                _ => (),
            }
        }
    }

    /// The language that a paragraph is most likely in. A fifth of the letters of Kazakh
    /// are its own; Russian has them in a name at most.
    fn lang(&self) -> Option<Lang> {
        match self {
            Letters {
                cyrillic: 0,
                latin: 0,
                ..
            } => None,
            Letters {
                kazakh,
                cyrillic,
                latin,
            } => Some(match cyrillic >= latin {
                true if kazakh * 15 > *cyrillic => Lang::Kk,
                true => Lang::Ru,
                false => Lang::En,
            }),
        }
    }
}

/// The attribute that tells a language.
fn tag(lang: Option<Lang>) -> String {
    lang.map_or(String::new(), |lang| format!(" lang=\"{lang}\""))
}

/// The anchor of a mention.
fn spot(place: Place) -> String {
    format!("m-{}-{}", place.file, place.mention)
}

/// The anchor of a card: the id, what an address cannot hold apart.
fn anchor(id: &str) -> String {
    let mut anchor = "e-".to_owned();
    for c in id.chars() {
        match c {
            'a'..='z' | 'A'..='Z' | '0'..='9' | '-' | '_' => anchor.push(c),
            _ => {
                let _ = write!(anchor, ".{:x}", u32::from(c));
            }
        }
    }
    anchor
}

/// Text as it stands in HTML, between tags or in quotes.
struct Escaped<'t>(&'t str);

impl std::fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for c in self.0.chars() {
            match c {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '"' => f.write_str("&quot;")?,
                '\'' => f.write_str("&#39;")?,
                '\t' | '\n' | '\r' | '\u{c}' => f.write_char(c)?,
                // of these HTML has none
                _ if c.is_control() => f.write_char('\u{fffd}')?,
                _ => f.write_char(c)?,
            }
        }
        Ok(())
    }
}
