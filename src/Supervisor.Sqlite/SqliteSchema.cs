using System.Globalization;

namespace Supervisor.Sqlite;

/// <summary>
/// The form of a file, as numbered steps that are each applied once. A step is never changed after a release; what it
/// creates is renamed or removed by a later step only.
/// </summary>
/// <param name="kind">What such a file is, as operators call it.</param>
/// <param name="applicationId">Four letters by which the file itself says what it is.</param>
public sealed class SqliteSchema(string kind, int applicationId, IReadOnlyList<string> steps)
{
    /// <summary>
    /// Brings the file to the newest form; the reason why it cannot be, or null. When several processes do so at once, one
    /// does and the others find it done.
    /// </summary>
    /// <param name="onCreated">Runs after the first step, in its transaction.</param>
    public string? Migrate(SqliteConnection connection, string path, Action? onCreated = null)
    {
        // Of one moment: else who reads the id before another process makes the file, and its tables after, finds a stranger's.
        connection.Execute("BEGIN");
        var reason = WhyNot(connection, path);
        connection.Execute("COMMIT");
        if (reason is not null)
        {
            return reason;
        }

        if (FormOf(connection) < steps.Count)
        {
            connection.Execute("BEGIN IMMEDIATE");
            Apply(connection, onCreated);
            connection.Execute("COMMIT");
        }

        return null;
    }

    /// <summary>The form that it brings a file to; a program that knows less refuses the file from then on.</summary>
    public int Newest => steps.Count;

    private static int FormOf(SqliteConnection connection) => (int)connection.QueryNumber("PRAGMA user_version");

    private string? WhyNot(SqliteConnection connection, string path)
    {
        if (FormOf(connection) is var form && form > steps.Count)
        {
            return $"{path} was written by a newer supervisor (form {form}, this one knows {steps.Count}). Start that one.";
        }

        var isOurs =
            connection.QueryNumber("PRAGMA application_id") == applicationId
            || connection.QueryNumber("SELECT count(*) FROM sqlite_master") == 0;
        return isOurs ? null : $"{path} is a database, but no {kind}. Move it away, or name another data directory.";
    }

    // Asks for the form once more: another process may have been first.
    private void Apply(SqliteConnection connection, Action? onCreated)
    {
        var form = FormOf(connection);
        if (form >= steps.Count)
        {
            return;
        }

        foreach (var step in steps.Skip(form))
        {
            connection.Execute(step);
        }

        if (form == 0)
        {
            onCreated?.Invoke();
        }

        connection.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA application_id = {applicationId}"));
        connection.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {steps.Count}"));
    }
}
