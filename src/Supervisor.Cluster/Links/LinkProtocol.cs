namespace Supervisor.Cluster.Links;

/// <summary>
/// What both ends of a link hold themselves to. A frame is the length of what follows (four bytes, little endian), its
/// kind and its lane (one byte each), and its body. The first frame of both is <c>hello</c>; kinds that are not known are
/// ignored, so that the next version may add some.
/// </summary>
internal static class LinkProtocol
{
    public const int Version = 1;
    public const int OldestVersion = 1;

    public const int LengthBytes = 4;
    public const int HeaderBytes = LengthBytes + 2;

    /// <summary>With its header.</summary>
    public const int MaxFrameBytes = 1024 * 1024;

    public const int MaxBodyBytes = MaxFrameBytes - HeaderBytes;

    /// <summary>What is sent at once; more is not sent any faster.</summary>
    public const int PieceBytes = 64 * 1024;

    /// <summary>A lane's number is one byte.</summary>
    public const int MostLanes = 256;

    /// <summary>How much of a lane may be under way: sent, and not yet taken by its receiver.</summary>
    public const int WindowBytes = 512 * 1024;

    /// <summary>How much of a lane may wait for that.</summary>
    public const int QueueBytes = MaxFrameBytes;

    /// <summary>Each end says that it lives.</summary>
    public static TimeSpan BeatInterval { get; } = TimeSpan.FromSeconds(1);

    /// <summary>A link over which nothing came for so long is lost.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(4);

    /// <summary>For a peer to say hello.</summary>
    public static TimeSpan TimeToGreet { get; } = TimeSpan.FromSeconds(5);
}
