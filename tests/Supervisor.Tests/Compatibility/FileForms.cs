using System.Globalization;
using Supervisor.Cluster.Coordination.Embedded;
using Supervisor.Journal.Stores.Sqlite;
using Supervisor.Node.Data;

namespace Supervisor.Tests.Compatibility;

/// <summary>The forms of what a node keeps, each of which is refused by a program that knows less.</summary>
internal static class FileForms
{
    public static string Today { get; } =
        string.Create(
            CultureInfo.InvariantCulture,
            $"journal.db {JournalSchema.Newest}, coordination.db {CoordinationSchema.Schema.Newest}, identity.json {IdentityFile.Version}"
        );
}
