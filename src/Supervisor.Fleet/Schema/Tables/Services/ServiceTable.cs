using Supervisor.Fleet.Schema.Shapes;
using static Supervisor.Fleet.Schema.Forms;
using static Supervisor.Fleet.Schema.Rows;

namespace Supervisor.Fleet.Schema.Tables.Services;

/// <summary>The keys of a service, matter by matter.</summary>
internal static class ServiceTable
{
    public static readonly SectionShape Keys = Section(
        "a service",
        [
            .. ImageKeys.Rows,
            .. ProgramKeys.Rows,
            .. LifeKeys.Rows,
            .. NetworkKeys.Rows,
            .. StorageKeys.Rows,
            .. ResourceKeys.Rows,
            .. HostKeys.Rows,
            .. MetadataKeys.Rows,
            Supported("deploy", DeployKeys.Keys | Nothing),
            Supported("x-supervisor", SupervisorSchema.Group),
        ]
    );
}
