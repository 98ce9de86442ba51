using Microsoft.Playwright;

namespace Traceability.Tests.Testbed;

/// <summary>
/// A barcode gun at a tab, and a person's hand: keys with the moments at which they were struck, so that how fast one types
/// is told apart however busy the machine is.
/// </summary>
internal sealed class Gun(BrowserPage page)
{
    /// <summary>A gun at work: some milliseconds between two keys.</summary>
    public const int Fast = 8;

    /// <summary>A quick typist: a hundred words a minute.</summary>
    public const int Hand = 110;

    private ICDPSession? keys;
    private double at;

    /// <summary>Scans a code: every sign of it, and Enter.</summary>
    public async Task Scan(string code, int gap = Fast, string end = "Enter")
    {
        await Type(code, gap);
        await Key(end, end == "Enter" ? "\r" : "", gap);
    }

    /// <summary>Types without an end. GS goes as Ctrl+], as guns send it.</summary>
    public async Task Type(string text, int gap = Hand)
    {
        // Something has passed since the last word; a page knows no time before its own beginning.
        at = Math.Max(at + 1000, await page.Playwright.EvaluateAsync<double>("Date.now()"));
        foreach (var sign in text)
            if (sign == '\u001d') await Key("]", "", gap, modifiers: 2, code: "BracketRight");
            else await Key(sign.ToString(), sign.ToString(), gap);
    }

    private async Task Key(string key, string text, int gap, int modifiers = 0, string? code = null)
    {
        keys ??= await page.Playwright.Context.NewCDPSessionAsync(page.Playwright);
        at += gap;
        var virtualKey = key switch { "Enter" => 13, "Tab" => 9, " " => 32, _ => 0 };
        var down = new Dictionary<string, object> { ["type"] = text.Length > 0 ? "keyDown" : "rawKeyDown", ["key"] = key, ["code"] = code ?? (key is "Enter" or "Tab" ? key : key == " " ? "Space" : ""), ["modifiers"] = modifiers, ["timestamp"] = at / 1000, ["windowsVirtualKeyCode"] = virtualKey };
        if (text.Length > 0) down["text"] = text;
        await keys.SendAsync("Input.dispatchKeyEvent", down);
        await keys.SendAsync("Input.dispatchKeyEvent", new() { ["type"] = "keyUp", ["key"] = key, ["code"] = down["code"], ["modifiers"] = modifiers, ["timestamp"] = (at + 1) / 1000, ["windowsVirtualKeyCode"] = virtualKey });
    }
}
