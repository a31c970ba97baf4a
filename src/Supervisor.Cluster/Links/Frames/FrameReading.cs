namespace Supervisor.Cluster.Links.Frames;

internal enum FrameReading
{
    NeedsMore,
    Whole,

    /// <summary>What follows cannot be told apart any more.</summary>
    Broken,
}
