using System.Text;
using Shouldly;
using Xunit;

namespace Supervisor.Tests.Fleet.Trees.Yaml;

public sealed class SourceTextTests
{
    [Fact]
    public void Bytes_OfOtherEncodings_AreToldByName()
    {
        MessageOf([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("a: b")]).ShouldContain("UTF-16");
        MessageOf([.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes("a: b")])
            .ShouldContain("UTF-16");
        MessageOf([.. Encoding.UTF32.Preamble, .. Encoding.UTF32.GetBytes("a: b")]).ShouldContain("UTF-32");
    }

    [Fact]
    public void Bytes_OfLatin1_AreToldWhereTheyAreNotUtf8()
    {
        var read = YamlText.Read(Encoding.Latin1.GetBytes("a: x\nb: café\n"));

        YamlText.FindingOf(read).ShouldBe("2:7 unreadable-text");
        read.Findings[0].Message.ShouldContain("'é'");
    }

    [Theory]
    [InlineData("a: b\n c\0: d", "2:3 unreadable-text")]
    [InlineData("a: \u0007", "1:4 unreadable-text")]
    [InlineData("a: \u009F", "1:4 unreadable-text")]
    public void Character_ThatNoEditorShows_IsTold(string text, string finding) =>
        YamlText.FindingOf(text).ShouldBe(finding);

    [Fact]
    public void Bytes_OfUtf16WithoutItsMark_AreTold() =>
        YamlText.FindingOf(YamlText.Read(Encoding.Unicode.GetBytes("a: b"))).ShouldBe("1:2 unreadable-text");

    private static string MessageOf(byte[] content)
    {
        var read = YamlText.Read(content);
        YamlText.FindingOf(read).ShouldBe("1:1 unreadable-text");
        return read.Findings[0].Message;
    }
}
