//! One tab of the browser.

use super::chromium::Chromium;
use super::page::Look;
use crate::trouble::Trouble;
use serde_json::{Value, json};
use std::path::Path;

/// A tab, of the width and colours of a look.
#[derive(Debug)]
pub(crate) struct Tab<'a> {
    chromium: &'a mut Chromium,
    session: String,
}

impl<'a> Tab<'a> {
    pub(super) fn new(
        chromium: &'a mut Chromium,
        session: String,
        look: Look,
    ) -> Result<Self, Trouble> {
        let mut tab = Self { chromium, session };
        for domain in ["Page", "Runtime", "Log", "Network"] {
            tab.call(&format!("{domain}.enable"), json!({}))?;
        }
        let size =
            json!({"width": look.width, "height": 900, "deviceScaleFactor": 1, "mobile": false});
        tab.call("Emulation.setDeviceMetricsOverride", size)?;
        let scheme = json!({"name": "prefers-color-scheme", "value": look.scheme()});
        tab.call("Emulation.setEmulatedMedia", json!({"features": [scheme]}))?;
        // `print.html` prints itself a moment after it is there, and the page stands still meanwhile.
        let no_printer = json!({"source": "window.print = () => {};"});
        tab.call("Page.addScriptToEvaluateOnNewDocument", no_printer)?;
        let without = json!({"value": !look.scripts});
        tab.call("Emulation.setScriptExecutionDisabled", without)?;
        Ok(tab)
    }

    pub(super) fn call(&mut self, method: &str, with: Value) -> Result<Value, Trouble> {
        self.chromium.call(Some(&self.session), method, with)
    }

    /// Opens a page and waits until it, its pictures and its letters are there.
    pub(crate) fn open(&mut self, address: &str) -> Result<(), Trouble> {
        self.chromium.events();
        let answer = self.call("Page.navigate", json!({"url": address}))?;
        if let Some(error) = answer["errorText"].as_str() {
            return Err(Trouble::failed(format!("{address}: {error}")));
        }
        self.chromium.wait_for("Page.loadEventFired")?;
        self.value("document.fonts.ready.then(() => true)")?;
        Ok(())
    }

    /// What an expression of `JavaScript` gives; a promise is waited for.
    pub(crate) fn value(&mut self, expression: &str) -> Result<Value, Trouble> {
        let with = json!({"expression": expression, "returnByValue": true, "awaitPromise": true});
        let mut answer = self.call("Runtime.evaluate", with)?;
        if answer["exceptionDetails"].is_object() {
            let thrown = &answer["exceptionDetails"]["exception"]["description"];
            return Err(Trouble::failed(format!("in the page: {thrown}")));
        }
        Ok(answer["result"]["value"].take())
    }

    /// Presses a key, as named by the standard (`ArrowRight`), that types `text`.
    pub(super) fn press(&mut self, key: &str, code: u32, text: &str) -> Result<(), Trouble> {
        let with = |kind: &str| json!({"type": kind, "key": key, "code": key, "windowsVirtualKeyCode": code, "text": text});
        self.call(
            "Input.dispatchKeyEvent",
            with(if text.is_empty() {
                "rawKeyDown"
            } else {
                "keyDown"
            }),
        )?;
        self.call("Input.dispatchKeyEvent", with("keyUp"))?;
        Ok(())
    }

    /// Keeps what the whole page looks like, in pieces that are not too long to be looked at: `FILE-1.png` ...
    pub(crate) fn pictures(&mut self, file: &Path) -> Result<(), Trouble> {
        const PIECE: u64 = 1600;
        let size = self.call("Page.getLayoutMetrics", json!({}))?["cssContentSize"].take();
        let (width, height) = (&size["width"], size["height"].as_u64().unwrap_or(PIECE));
        for number in 0..height.div_ceil(PIECE).max(1) {
            let top = number * PIECE;
            let piece = (height - top).min(PIECE);
            let clip = json!({"x": 0, "y": top, "width": width, "height": piece, "scale": 1});
            let order = json!({"captureBeyondViewport": true, "clip": clip});
            let answer = self.call("Page.captureScreenshot", order)?;
            let bytes = base64(answer["data"].as_str().unwrap_or_default());
            let file = file.with_extension(format!("{}.png", number + 1));
            std::fs::write(&file, bytes).map_err(Trouble::with_file("write", &file))?;
        }
        Ok(())
    }

    /// Errors in the console, failed loads, and addresses asked for that are not files.
    pub(super) fn complaints(&mut self) -> Vec<String> {
        self.chromium
            .events()
            .iter()
            .filter_map(complaint)
            .collect()
    }
}

fn complaint(event: &Value) -> Option<String> {
    let told = &event["params"];
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    match event["method"].as_str()? {
        "Runtime.exceptionThrown" => {
            let details = &told["exceptionDetails"];
            Some(format!(
                "a script fails: {} {}",
                text(&details["text"]),
                text(&details["exception"]["description"])
            ))
        }
        "Runtime.consoleAPICalled" if told["type"] == "error" => Some(format!(
            "an error in the console: {}",
            told["args"][0]["value"]
        )),
        "Log.entryAdded" if told["entry"]["level"] == "error" => {
            let entry = &told["entry"];
            Some(format!(
                "an error in the console: {} {}",
                text(&entry["text"]),
                text(&entry["url"])
            ))
        }
        "Network.requestWillBeSent" => {
            let url = text(&told["request"]["url"]);
            let local = ["file:", "data:", "blob:", "about:"];
            (!local.iter().any(|scheme| url.starts_with(scheme)))
                .then(|| format!("it wants the network: {url}"))
        }
        _ => None,
    }
}

/// The bytes of a text in Base64, as the browser sends pictures.
fn base64(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len() * 3 / 4);
    let (mut held, mut bits) = (0_u32, 0);
    for letter in text.bytes() {
        let value = match letter {
            b'A'..=b'Z' => letter - b'A',
            b'a'..=b'z' => letter - b'a' + 26,
            b'0'..=b'9' => letter - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => continue,
        };
        held = (held << 6 | u32::from(value)) & 0x00ff_ffff;
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push((held >> bits & 0xff) as u8);
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    #[test]
    fn base64_is_read() {
        assert_eq!(super::base64("aGVsbG8="), b"hello");
        assert_eq!(super::base64("/+8A"), [0xff, 0xef, 0]);
    }
}
