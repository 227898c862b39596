using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Playwright;

namespace GridOrleans.Screen.Stage;

/// <summary>
/// Somebody at a screen of their own: a tab with a token, and everything that the tab asked for and complained of.
/// </summary>
internal sealed class Viewer : IAsyncDisposable
{
    // The page says of itself what its policy stopped, also where nothing is printed.
    private const string TellViolations =
        "addEventListener('securitypolicyviolation', e => "
        + "console.error(`policy ${e.violatedDirective} stopped ${e.blockedURI}`))";

    // What the page is answered, also of a stream that does not end.
    private const string KeepThem =
        """
        window.heard = [];
        const ask = window.fetch;
        window.fetch = async (...question) => {
          const answer = await ask(...question);
          const copy = answer.clone().body?.pipeThrough(new TextDecoderStream()).getReader();
          const place = window.heard.push('') - 1;
          const read = ({ done, value }) => done || ((window.heard[place] += value), copy.read().then(read));
          copy?.read().then(read).catch(() => {});
          return answer;
        };
        """;

    /// <summary>Signals come when they come; a loaded machine is slow, and only a dead one fails.</summary>
    private const float PatienceMilliseconds = 120_000;

    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _addresses = [];
    private readonly ConcurrentQueue<string> _faults = [];

    private Viewer(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        context.Request += (_, request) => _addresses.Enqueue(request.Url);
        page.PageError += (_, fault) => _faults.Enqueue(fault);
        page.Console += (_, line) =>
        {
            if (line.Type is "error" or "warning")
            {
                _faults.Enqueue(line.Text);
            }
        };
    }

    /// <summary>The tab.</summary>
    public IPage Page { get; }

    /// <summary>The addresses that the tab asked for so far.</summary>
    public IReadOnlyCollection<string> Addresses => _addresses;

    /// <summary>What the browser complained of so far: errors, warnings, what the policy stopped.</summary>
    public IReadOnlyCollection<string> Faults => _faults;

    /// <summary>A tab that shows nothing yet.</summary>
    public static async Task<Viewer> Sit(IBrowser browser, Look look)
    {
        var context = await browser.NewContextAsync(new()
        {
            ViewportSize = new() { Width = look.Width, Height = look.Height },
            Locale = look.Language is "zh" ? "zh-CN" : "en-GB",
        });
        context.SetDefaultTimeout(PatienceMilliseconds);
        await context.AddInitScriptAsync(TellViolations);
        await context.AddInitScriptAsync($"localStorage.setItem('language', '{look.Language}')");
        return new(context, await context.NewPageAsync());
    }

    /// <summary>Enters as a person does: by pasting a token.</summary>
    public async Task Enter(Uri server, string token, string place = "#/wall")
    {
        await Page.GotoAsync(new Uri(server, "/" + place).ToString());
        await Page.FillAsync("#token", token);
        await Page.ClickAsync("button[type=submit]");
        await Page.WaitForSelectorAsync("header .live");
    }

    /// <summary>Goes to another place of the screen.</summary>
    public Task Go(string place) => Page.EvaluateAsync("place => { location.hash = place; }", place);

    /// <summary>From its next load on, the page keeps everything that it is answered.</summary>
    public Task KeepAnswers() => _context.AddInitScriptAsync(KeepThem);

    /// <summary>Everything that the page was answered since it was loaded.</summary>
    public Task<string> Heard() => Page.EvaluateAsync<string>("() => window.heard.join('\\n')");

    /// <summary>Waits until the map is drawn.</summary>
    public Task Mapped() => Page.WaitForSelectorAsync(".frame[data-ready=true]");

    /// <summary>Waits until a number of the wall is what is expected.</summary>
    public Task Number(string name, int expected) => Page.WaitForFunctionAsync(
        "([name, n]) => document.querySelector(`[data-number=${name}]`)?.textContent.replace(/\\D/g, '') === n",
        new[] { name, $"{expected}" });

    /// <summary>A number of the wall, once it is there.</summary>
    public async Task<int> Number(string name)
    {
        var told = await Page.WaitForFunctionAsync(
            "(name) => document.querySelector(`[data-number=${name}]`)?.textContent.replace(/\\D/g, '') || null", name);
        return int.Parse(await told.JsonValueAsync<string>(), CultureInfo.InvariantCulture);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await _context.CloseAsync();
}
