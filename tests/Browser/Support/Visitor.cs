using Microsoft.Playwright;

namespace Cafe.Tests.Browser.Support;

/// <summary>One person at one browser, and what the browser complained about meanwhile.</summary>
public sealed class Visitor : IAsyncDisposable
{
    private readonly List<string> _complaints = [];

    public Visitor(IBrowserContext context, IPage page)
    {
        Context = context;
        Page = page;
        page.PageError += (_, error) => _complaints.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                _complaints.Add($"{message.Text} ({message.Location})");
        };
    }

    public IBrowserContext Context { get; }

    public IPage Page { get; }

    /// <summary>Script errors, and what the Content-Security-Policy has blocked.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    public Task GoToAsync(string path) => Page.GotoAsync(path);

    public ILocator Button(string name, bool exact = true) =>
        Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = exact });

    public ILocator Field(string label) => Page.GetByLabel(label, new() { Exact = true });

    public Task SeesAsync(string text) => Page.GetByText(text).First.WaitForAsync();

    /// <summary>Chooses one of the item and gives a name; the order isn't placed yet.</summary>
    public async Task FillCartAsync(string item, string customer)
    {
        await GoToAsync("/");
        await Button($"Add {item}").ClickAsync();
        await Field("Your name").FillAsync(customer);
    }

    /// <summary>Cuts the page off from the café's API, or puts it through again.</summary>
    public Task CutOffAsync() => Page.RouteAsync("**/api/**", route => route.AbortAsync("connectionrefused"));

    public Task PutThroughAsync() => Page.UnrouteAsync("**/api/**");

    public async ValueTask DisposeAsync() => await Context.DisposeAsync();
}
