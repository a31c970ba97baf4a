namespace Supervisor.Simulation.Disks;

/// <summary>What a power cut made of writes that were not flushed, beside keeping or losing them whole.</summary>
[Flags]
internal enum Tears
{
    None = 0,

    /// <summary>The beginning is there.</summary>
    Short = 1,

    /// <summary>The file has grown for a write whose end is zeros.</summary>
    ZeroTail = 2,

    /// <summary>A later block is there, an earlier one is not.</summary>
    LostMiddle = 4,
}
