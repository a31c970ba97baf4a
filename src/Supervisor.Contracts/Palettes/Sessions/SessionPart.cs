namespace Supervisor.Contracts.Palettes.Sessions;

/// <summary>What a part of a session is. On the wire it is this number; numbers are only ever added, and unknown ones skipped.</summary>
public enum SessionPart : byte
{
    /// <summary>The client's first: a <see cref="SessionStart"/>, as JSON.</summary>
    Start = 0,

    /// <summary>The client's: bytes to be read by what runs at the node.</summary>
    Input = 1,

    /// <summary>The client's: no input comes any more.</summary>
    InputEnd = 2,

    /// <summary>The client's terminal has another size: a <see cref="SessionTerminal"/>, as JSON.</summary>
    Size = 3,

    /// <summary>The client's: a signal for what runs, by its number in a byte.</summary>
    Signal = 4,

    /// <summary>The node's: what the operator asked for is under way. Of a copy with a <see cref="SessionArchive"/>, as JSON.</summary>
    Begun = 16,

    /// <summary>The node's: bytes for standard output.</summary>
    Output = 17,

    /// <summary>The node's: bytes for standard error.</summary>
    Errors = 18,

    /// <summary>The node's: a frame of an ordinary answer, as JSON; <c>end</c>, with the exit code, is the last.</summary>
    Frame = 19,

    /// <summary>The node's: nothing, from time to time, to find out whether the client is there.</summary>
    Beat = 20,

    /// <summary>Between two nodes, of each: it is there.</summary>
    Alive = 32,

    /// <summary>Between two nodes: the other one may send so many bytes more, four of them as in a header.</summary>
    Taken = 33,
}
