namespace Supervisor.Journal.Stores.Sqlite;

/// <summary>An event's name and the number by which rows speak of it.</summary>
internal sealed record NameEntry(long Id, string Name)
{
    public uint Sum { get; } = Crc32C.Of(Name);
}
