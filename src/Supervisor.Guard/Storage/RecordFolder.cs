using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Supervisor.Guard.Hosting;

namespace Supervisor.Guard.Storage;

/// <summary>
/// State files, one a ticket. A guard killed at any point leaves the old state or the new. Nothing here waits for the disk:
/// what runs matters only as long as this boot lasts.
/// </summary>
/// <param name="unreadable">Where files go that are of no use.</param>
/// <param name="ticketOf">Null when the record lacks what every record has.</param>
internal sealed class RecordFolder<T>(
    string directory,
    string unreadable,
    JsonTypeInfo<T> shape,
    Func<T, string?> ticketOf
)
    where T : class
{
    private const string Suffix = ".json";

    /// <summary>How many damaged files were put aside by <see cref="Load"/>.</summary>
    public int Unreadable { get; private set; }

    public string PathOf(string ticket) => Path.Combine(directory, ticket + Suffix);

    /// <returns>Why it could not be written, or null. The old state is there still, then.</returns>
    public string? Write(string ticket, T record)
    {
        try
        {
            RecordFile.Add(PathOf(ticket), record, shape);
            return null;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return refused.Message;
        }
    }

    public void Delete(string ticket)
    {
        try
        {
            File.Delete(PathOf(ticket));
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            GuardLog.Write($"The state of {ticket} is not needed any more and cannot be deleted: {refused.Message}");
        }
    }

    /// <summary>All that can be read. What cannot is moved aside, said, and never read again.</summary>
    public IReadOnlyList<T> Load()
    {
        var records = new List<T>();
        foreach (var file in Directory.EnumerateFiles(directory).Order(StringComparer.Ordinal))
        {
            if (file.EndsWith(RecordFile.Beside, StringComparison.Ordinal))
            {
                // Its writer died before it counted for anything.
                File.Delete(file);
            }
            else if (TryRead(file) is { } record)
            {
                records.Add(record);
            }
        }

        return records;
    }

    private T? TryRead(string file)
    {
        string why;
        try
        {
            var record = RecordFile.ReadLast(file, shape);
            if (record is not null && ticketOf(record) is { } ticket && file == PathOf(ticket))
            {
                return record;
            }

            why = "it is of another form";
        }
        catch (JsonException torn)
        {
            why = torn.Message;
        }

        PutAside(file, why);
        return null;
    }

    private void PutAside(string file, string why)
    {
        Unreadable++;
        var aside = Path.Combine(unreadable, Path.GetFileName(file));
        File.Move(file, aside, overwrite: true);
        GuardLog.Write($"A state file could not be read and is now {aside}: {why}");
    }
}
