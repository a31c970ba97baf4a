using Supervisor.Fleet.Schema.Shapes;
using static Supervisor.Fleet.Schema.Forms;

namespace Supervisor.Fleet.Schema;

/// <summary>The keys of <c>x-supervisor</c>, which are ours: at the top of a file, and in a service.</summary>
internal static class SupervisorSchema
{
    public static readonly SectionShape Project = Section("the file's x-supervisor");

    public static readonly SectionShape Group = Section("a service's x-supervisor");
}
