using Supervisor.Guard.Cgroups;
using Supervisor.Guard.Looping;
using Supervisor.Guard.Serving;
using Supervisor.Guard.Storage;

namespace Supervisor.Guard.Holding;

/// <summary>What every container on a leash needs of the guard.</summary>
/// <param name="Cgroups">The trees that the guard can see and may use.</param>
internal sealed record HoldParts(
    EventLoop Loop,
    RecordFolder<HoldRecord> Records,
    News News,
    IReadOnlyList<CgroupHierarchy> Cgroups
);
