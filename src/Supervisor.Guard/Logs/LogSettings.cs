using Supervisor.Contracts.Guarding.Workloads;

namespace Supervisor.Guard.Logs;

/// <param name="SegmentBytes">A multiple of the blocks of every common file system.</param>
/// <param name="Segments">How many are kept, the live file among them.</param>
internal sealed record LogSettings(long SegmentBytes, int Segments)
{
    private const long LargeBlock = 1024 * 1024;

    /// <summary>Holes are made of whole blocks: of 4 KiB mostly, of 64 KiB or 1 MiB at times.</summary>
    public static LogSettings Of(WorkloadOutput output)
    {
        var block = output.SegmentBytes >= LargeBlock ? LargeBlock : WorkloadStartRules.SmallestSegmentBytes;
        return new LogSettings(output.SegmentBytes / block * block, output.Segments);
    }
}
