namespace Supervisor.Node.Forwarding.Copies;

/// <summary>Why a node cannot be asked how its agents stand.</summary>
/// <param name="IsDown">Its lease is gone; else it lives, and there is no way to it from here.</param>
internal sealed record Absence(string Node, bool IsDown)
{
    public string Text => IsDown ? $"{Node} is down" : $"{Node} is unreachable";

    /// <summary>Stable, for programs: the cause of a state that is not known.</summary>
    public string Cause => IsDown ? "node-down" : "node-unreachable";
}
