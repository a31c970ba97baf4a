using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Supervisor.Contracts.Palettes.Frames;

/// <summary>
/// A value in an answer: text, number, truth, nothing, or any other JSON as it stands. The JSON that a program reads is
/// the value; how people read it is the column's format.
/// </summary>
[JsonConverter(typeof(CellConverter))]
public readonly record struct Cell
{
    private readonly string? _text;
    private readonly double _number;

    private Cell(JsonValueKind kind, string? text, double number = 0) => (Kind, _text, _number) = (kind, text, number);

    /// <summary>Never Undefined: what was not set is Null.</summary>
    public JsonValueKind Kind => field is JsonValueKind.Undefined ? JsonValueKind.Null : field;

    public static Cell Nothing => new(JsonValueKind.Null, null);

    public static Cell Of(string? text) => text is null ? Nothing : new Cell(JsonValueKind.String, text);

    public static Cell Of(long number) =>
        new(JsonValueKind.Number, number.ToString(CultureInfo.InvariantCulture), number);

    public static Cell Of(double number) =>
        double.IsFinite(number)
            ? new Cell(JsonValueKind.Number, number.ToString("R", CultureInfo.InvariantCulture), number)
            : Nothing;

    public static Cell Of(bool truth) =>
        truth ? new Cell(JsonValueKind.True, "true") : new Cell(JsonValueKind.False, "false");

    /// <summary>A point in time, in ISO 8601 and UTC: for columns of that format.</summary>
    public static Cell Of(DateTimeOffset time) =>
        Of(time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));

    /// <summary>A length of time in seconds, to the millisecond: for columns of that format.</summary>
    public static Cell Of(TimeSpan time) => Of(Math.Round(time.TotalSeconds, 3));

    /// <summary>Any JSON value, such as a list or an object with further detail.</summary>
    public static Cell Json(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.String => Of(element.GetString()),
            JsonValueKind.Number => new Cell(JsonValueKind.Number, element.GetRawText(), element.GetDouble()),
            JsonValueKind.True => Of(true),
            JsonValueKind.False => Of(false),
            JsonValueKind.Object or JsonValueKind.Array => new Cell(element.ValueKind, element.GetRawText()),
            _ => Nothing,
        };

    /// <summary>The number; 0 for what is none.</summary>
    public double Number => _number;

    /// <summary>As it stands: text itself, JSON for the rest, empty for nothing.</summary>
    public override string ToString() => _text ?? "";

    public void WriteTo(Utf8JsonWriter writer)
    {
        switch (Kind)
        {
            case JsonValueKind.String:
                writer.WriteStringValue(_text);
                break;
            case JsonValueKind.Null:
                writer.WriteNullValue();
                break;
            default:
                writer.WriteRawValue(_text!, skipInputValidation: true);
                break;
        }
    }
}

internal sealed class CellConverter : JsonConverter<Cell>
{
    public override bool HandleNull => true;

    public override Cell Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is JsonTokenType.String)
        {
            return Cell.Of(reader.GetString());
        }

        return reader.TokenType is JsonTokenType.Number && reader.TryGetInt64(out var number)
            ? Cell.Of(number)
            : Cell.Json(JsonElement.ParseValue(ref reader));
    }

    public override void Write(Utf8JsonWriter writer, Cell value, JsonSerializerOptions options) =>
        value.WriteTo(writer);
}
