using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Supervisor.Contracts.Palettes.Frames;

/// <summary>Frames as lines of JSON. Strict in what it writes; what it does not know when reading, it passes over.</summary>
public static class FrameCodec
{
    public const string ContentType = "application/x-ndjson";

    /// <summary>The frame as one object, without the line break that ends it.</summary>
    public static void Write(Utf8JsonWriter writer, Frame frame)
    {
        var known = PaletteJson.Default;
        switch (frame)
        {
            case ColumnsFrame columns:
                JsonSerializer.Serialize(writer, columns, known.ColumnsFrame);
                break;
            case RowFrame row:
                JsonSerializer.Serialize(writer, row, known.RowFrame);
                break;
            case PictureFrame picture:
                JsonSerializer.Serialize(writer, picture, known.PictureFrame);
                break;
            case AcceptedFrame accepted:
                JsonSerializer.Serialize(writer, accepted, known.AcceptedFrame);
                break;
            case TreeFrame tree:
                JsonSerializer.Serialize(writer, tree, known.TreeFrame);
                break;
            case TextFrame text:
                JsonSerializer.Serialize(writer, text, known.TextFrame);
                break;
            case NoteFrame note:
                JsonSerializer.Serialize(writer, note, known.NoteFrame);
                break;
            case ProgressFrame progress:
                JsonSerializer.Serialize(writer, progress, known.ProgressFrame);
                break;
            case ErrorFrame error:
                JsonSerializer.Serialize(writer, error, known.ErrorFrame);
                break;
            default:
                JsonSerializer.Serialize(writer, (EndFrame)frame, known.EndFrame);
                break;
        }
    }

    /// <summary>
    /// Reads one line. Null when the frame is of a kind that came after this program was built, and so is to be skipped.
    /// </summary>
    /// <exception cref="JsonException">The line is no frame at all.</exception>
    public static Frame? Read(ReadOnlySpan<byte> line)
    {
        var known = PaletteJson.Default;
        return KindOf(line) switch
        {
            FrameKinds.Columns => Parse(line, known.ColumnsFrame),
            FrameKinds.Row => Parse(line, known.RowFrame),
            FrameKinds.Picture => Parse(line, known.PictureFrame),
            FrameKinds.Accepted => Parse(line, known.AcceptedFrame),
            FrameKinds.Tree => Parse(line, known.TreeFrame),
            FrameKinds.Text => Parse(line, known.TextFrame),
            FrameKinds.Note => Parse(line, known.NoteFrame),
            FrameKinds.Progress => Parse(line, known.ProgressFrame),
            FrameKinds.Error => Parse(line, known.ErrorFrame),
            FrameKinds.End => Parse(line, known.EndFrame),
            _ => null,
        };
    }

    private static T Parse<T>(ReadOnlySpan<byte> line, JsonTypeInfo<T> type)
        where T : Frame => JsonSerializer.Deserialize(line, type) ?? throw new JsonException("A frame is null.");

    private static string? KindOf(ReadOnlySpan<byte> line)
    {
        var reader = new Utf8JsonReader(line);
        if (!reader.Read() || reader.TokenType is not JsonTokenType.StartObject)
        {
            throw new JsonException("A frame is no JSON object.");
        }

        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var isKind = reader.ValueTextEquals("kind"u8);
            reader.Read();
            if (isKind)
            {
                return reader.TokenType is JsonTokenType.String ? reader.GetString() : null;
            }

            reader.Skip();
        }

        throw new JsonException("A frame has no kind.");
    }
}
