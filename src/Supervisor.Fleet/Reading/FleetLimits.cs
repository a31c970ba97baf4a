namespace Supervisor.Fleet.Reading;

/// <summary>What no honest file reaches: beyond it lie mistakes and attacks, told with their place.</summary>
public static class FleetLimits
{
    public const int FileBytes = 16 << 20;

    /// <summary>Maps and lists inside each other.</summary>
    public const int Depth = 64;

    /// <summary>Values of all files of a project, with what aliases, merge keys and <c>extends</c> stand for.</summary>
    public const int Nodes = 1_000_000;

    /// <summary>Characters of all values of a project, before and after interpolation.</summary>
    public const int Characters = 64 << 20;

    /// <summary>Files that one project is read from.</summary>
    public const int Files = 256;

    /// <summary>Further findings of one kind are counted, not listed.</summary>
    public const int FindingsOfAKind = 1_000;
}
