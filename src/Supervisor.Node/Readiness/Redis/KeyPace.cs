namespace Supervisor.Node.Readiness.Redis;

/// <summary>
/// How an agent's keys are looked at. Mostly that is with all others'; after a look that was not answered in time it is apart from
/// them, and the more seldom the longer it takes: what is slow costs its own agent and nobody else.
/// </summary>
/// <param name="IsApart">On a connection of their own, one agent at a time.</param>
/// <param name="NotBefore">When the next look may begin, on the clock of <see cref="RedisServices.Now"/>.</param>
/// <param name="Failures">Of looks at it alone, in a row.</param>
/// <param name="Trouble">Why its keys are not read, as part of a sentence; null: they are.</param>
internal readonly record struct KeyPace(bool IsApart, TimeSpan NotBefore, int Failures, string? Trouble)
{
    /// <summary>What is answered sooner is no burden to others.</summary>
    private static readonly TimeSpan Quick = TimeSpan.FromMilliseconds(200);

    /// <summary>A slow answer may take so much of the server's time, as a part of it.</summary>
    private const int Share = 10;

    private const int MostDoublings = 4;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    /// <summary>A look at it and at others failed; whose fault that was is not known yet.</summary>
    public KeyPace Suspected() => this with { IsApart = true };

    /// <summary>A look at it alone failed.</summary>
    public KeyPace Failed(string trouble, TimeSpan now)
    {
        var pause = FirstPause * (1 << Math.Min(Failures, MostDoublings));
        return new KeyPace(true, now + (pause < LongestPause ? pause : LongestPause), Failures + 1, trouble);
    }

    /// <summary>A look at it alone was answered.</summary>
    public static KeyPace Answered(TimeSpan took, TimeSpan now) =>
        took <= Quick ? default : new KeyPace(true, now + (took * Share), 0, null);

    /// <summary>It starts anew, and with that its keys, which may have been what was slow.</summary>
    public KeyPace Restarted() => this with { NotBefore = TimeSpan.Zero };
}
