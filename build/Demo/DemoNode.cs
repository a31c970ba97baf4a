namespace Supervisor.Build.Demo;

/// <summary>A node of the demo, and how its daemon is started.</summary>
/// <param name="Data">Its data directory.</param>
/// <param name="Log">What its daemon says. It outlives the demo, for whoever wonders afterwards.</param>
/// <param name="Options">At each start, besides where it is and what it is called.</param>
internal sealed record DemoNode(string Name, string Data, string Log, params IReadOnlyList<string> Options)
{
    /// <summary>The only one, with the whole fleet.</summary>
    public static DemoNode Lone(DemoPlaces places) =>
        new("demo", places.Data, places.LogOf(), ["--fleet", .. places.Fleet]);
}
