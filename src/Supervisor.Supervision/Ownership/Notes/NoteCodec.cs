using System.Text.Json;
using System.Text.Json.Serialization;
using Supervisor.Supervision.Ports.Coordination.Claims;
using Supervisor.Supervision.Ports.Coordination.Entries;

namespace Supervisor.Supervision.Ownership.Notes;

/// <summary>A note as the entry that it is stored in, and back.</summary>
internal static class NoteCodec
{
    internal static EntryKey Folder(string group) => EntryKey.Of("movable", group);

    internal static EntryKey Key(string group) => ClaimKeys.Note(group);

    internal static string Format(GroupNote note) => JsonSerializer.Serialize(note, NoteJson.Default.GroupNote);

    /// <returns>Null: a newer version has written it, or another program.</returns>
    internal static GroupNote? Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, NoteJson.Default.GroupNote) is { Form: GroupNote.Newest } note
                ? note
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(GroupNote))]
internal sealed partial class NoteJson : JsonSerializerContext;
