namespace Supervisor.Benchmarks.Scale;

/// <summary>What each of so many nodes has to do with the others in a second, while nothing happens.</summary>
internal sealed class ScaleMeasure(int nodes, int movable)
{
    private const int BeatBytes = 6;

    private static readonly TimeSpan Span = TimeSpan.FromSeconds(30);

    private readonly Lazy<(Traffic Traffic, long Links)> _measured = new(() =>
    {
        var world = new ScaleWorld(nodes, movable);
        var traffic = world.Rest(Span);
        return (traffic, world.Links);
    });

    internal double Calls => PerNode(_measured.Value.Traffic.Calls);

    internal double CallBytes => PerNode(_measured.Value.Traffic.CallBytes);

    internal double Told => PerNode(_measured.Value.Traffic.Told);

    internal double ToldBytes => PerNode(_measured.Value.Traffic.ToldBytes);

    /// <summary>Words that were said, and the beats by which both ends of a link know of each other, one a second each.</summary>
    internal double Frames => PerNode(_measured.Value.Traffic.Words) + Beats;

    internal double FrameBytes => PerNode(_measured.Value.Traffic.WordBytes) + (Beats * BeatBytes);

    private double Beats => 2.0 * _measured.Value.Links / nodes;

    private double PerNode(long all) => all / (nodes * Span.TotalSeconds);
}
