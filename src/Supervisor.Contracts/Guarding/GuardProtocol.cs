namespace Supervisor.Contracts.Guarding;

/// <summary>
/// What both ends of the guard's socket hold themselves to. A frame is the length of its body (four bytes, little
/// endian) and the body, one JSON object: <see cref="Messages.GuardRequest"/> one way, <see cref="Messages.GuardMessage"/>
/// the other. The first request is <c>hello</c>; unknown members are ignored, so that the next version may add some.
/// </summary>
public static class GuardProtocol
{
    /// <summary>What this program speaks best.</summary>
    public const int Version = 1;

    /// <summary>The oldest that it still speaks: the one before, once there is one.</summary>
    public const int OldestVersion = 1;

    /// <summary>Room for the largest environment that Linux takes for one program, in parts, and nothing beyond.</summary>
    public const int MaxFrameBytes = 1024 * 1024;

    /// <summary>How many workloads an answer lists at most; the rest is asked for by what <c>next</c> says.</summary>
    public const int PageSize = 256;

    /// <summary>The version that both speak, or null.</summary>
    public static int? Agree(int oldest, int newest)
    {
        var common = Math.Min(newest, Version);
        return common >= Math.Max(oldest, OldestVersion) ? common : null;
    }
}
