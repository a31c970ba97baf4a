using System.Text;
using System.Text.Json;
using Shouldly;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Xunit;

namespace Supervisor.Tests.Contracts;

public sealed class FrameCodecTests
{
    public static TheoryData<Frame> Frames { get; } =
    [
        new ColumnsFrame([new Column("name"), new Column("since", "SINCE", ColumnFormats.Time)], Layouts.List),
        new RowFrame([Cell.Of("a"), Cell.Of(3), Cell.Of(true), Cell.Nothing]),
        new TreeFrame(2, "child", [Cell.Of(1.5)]),
        new TextFrame("two\nlines", Cell.Json(JsonDocument.Parse("""{"deep":[1]}""").RootElement)),
        new NoteFrame("by the way"),
        new ProgressFrame(12, 77, "waits for A"),
        new ProgressFrame(1, null, ""),
        new ErrorFrame(new OperatorError("code", "What.", "Why.", "Do.")),
        new EndFrame(5),
    ];

    [Theory]
    [MemberData(nameof(Frames))]
    public void Frame_WrittenAndRead_IsTheSame(Frame frame)
    {
        var line = Write(frame);

        line.ShouldNotContain("\n");
        Write(FrameCodec.Read(Encoding.UTF8.GetBytes(line))!).ShouldBe(line);
    }

    [Fact]
    public void Frame_OfAKindThatCameLater_IsSkipped() =>
        FrameCodec.Read("""{"kind":"hologram","depth":[{"kind":"row"}]}"""u8).ShouldBeNull();

    [Fact]
    public void Frame_WithFieldsThatCameLater_IsReadWithoutThem()
    {
        var frame = FrameCodec.Read("""{"color":{"kind":"x"},"kind":"text","text":"hi","size":3}"""u8);

        frame.ShouldBe(new TextFrame("hi"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("nonsense")]
    [InlineData("""{"kind":"row","cells":3}""")]
    public void Line_ThatIsNoFrame_Throws(string line) =>
        Should.Throw<JsonException>(() => FrameCodec.Read(Encoding.UTF8.GetBytes(line)));

    [Fact]
    public void Cell_OfNestedJson_KeepsItAsItStands()
    {
        var frame = (RowFrame)FrameCodec.Read("""{"kind":"row","cells":[{"a": [1, null]},12345678901,0.5]}"""u8)!;

        frame.Cells[0].ToString().ShouldBe("""{"a": [1, null]}""");
        frame.Cells[1].Number.ShouldBe(12345678901);
        frame.Cells[2].ToString().ShouldBe("0.5");
    }

    [Fact]
    public void Cell_ThatWasNeverSet_IsNothing() => default(Cell).Kind.ShouldBe(JsonValueKind.Null);

    private static string Write(Frame frame)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            FrameCodec.Write(json, frame);
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }
}
