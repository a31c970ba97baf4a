using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Places;
using Supervisor.Fleet.Reading;
using Supervisor.Fleet.Schema.Tables;

namespace Supervisor.Fleet.Schema.Checking;

/// <summary>
/// Holds a project's tree against the table of keys. It alone speaks of unknown keys and of values that are not what
/// they should be, and speaks of all of them at once; who binds the tree to the model can then be silent.
/// </summary>
internal static class SchemaCheck
{
    public static void Check(ProjectTree project, FindingLog log) =>
        new SchemaWalker(log).Check(FileTable.Keys, project.Root, TreePath.Root);
}
