using System.Text;
using Shouldly;
using Supervisor.Fleet.Environment;
using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Interpolation;
using Supervisor.Fleet.Trees.Yaml;
using Supervisor.Fleet.Values;
using Xunit;

namespace Supervisor.Tests.Fleet.Environment;

public sealed class EnvFileReaderTests
{
    private readonly FindingLog _log = new();
    private readonly UnsetVariables _unset = new();

    private readonly ValueMap<string> _environment = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["HOST"] = "mine",
        ["HOME"] = "/root",
    }.ToValueMap();

    private IEnumerable<string> Findings =>
        _log.Findings.Select(finding => $"{finding.Place.Line}:{finding.Place.Column} {finding.Kind.Code}");

    [Theory]
    [InlineData("A=b", "A=b")]
    [InlineData("\n# c\n  A = b  \n\nB=\n", "A=b|B=")]
    [InlineData("A: b\r\nB=c\r\n", "A=b|B=c")]
    [InlineData("export A=b\nexport\tB=c\nexported=d", "A=b|B=c|exported=d")]
    [InlineData("A=b # c\nB=b#c\nC='x # y' # z\nD=\"#\"", "A=b|B=b#c|C=x # y|D=#")]
    [InlineData("a.b=1\na-b=2\na[0]=3\nÄ=4", "a-b=2|a.b=1|a[0]=3|Ä=4")]
    [InlineData("A=b=c\nB=a b", "A=b=c|B=a b")]
    [InlineData("A=1\nA=2", "A=2")]
    [InlineData("\uFEFFA=1", "A=1")]
    public void Lines_OfNamesAndValues_AreRead(string text, string values) => Read(text).ShouldBe(values);

    [Theory]
    [InlineData("A='x\n  y'\nB=c", "A=x\n  y|B=c")]
    [InlineData("A='$HOST \\n'", "A=$HOST \\n")]
    [InlineData("A='it\\'s'", "A=it's")]
    [InlineData("A=\"x\\ny\\t\\\"z\\\" \\\\ \\q\"", "A=x\ny\t\"z\" \\ \\q")]
    [InlineData("A=\"\\$HOST \\0101\"", "A=$HOST A")]
    [InlineData("A=\"x\ny\"", "A=x\ny")]
    [InlineData("A=x\\ny", "A=x\\ny")]
    public void Value_InQuotes_IsWhatItsQuotesSay(string text, string values) => Read(text).ShouldBe(values);

    [Theory]
    [InlineData("A=$HOST\nB=${A}/x\nC=\"${B:+y}\"", "A=mine|B=mine/x|C=y")]
    [InlineData("HOST=other\nA=$HOST", "A=mine|HOST=other")]
    [InlineData("A=${NONE:-d}$$", "A=d$")]
    public void Variable_InAValue_IsOfTheEnvironmentOrOfALineBefore(string text, string values) =>
        Read(text).ShouldBe(values);

    [Theory]
    [InlineData("HOST\nNONE\nA=1", "A=1|HOST=mine")]
    [InlineData("HOST", "HOST=mine")]
    public void Name_WithoutAValue_IsTakenFromTheEnvironmentIfItIsThere(string text, string values) =>
        Read(text).ShouldBe(values);

    [Theory]
    [InlineData("A=1\nb%c=2\nD=3", "2:2 env-syntax", "A=1|D=3")]
    [InlineData("a b=2\nD=3", "1:1 env-syntax", "D=3")]
    [InlineData("=2\nD=3", "1:1 env-syntax", "D=3")]
    [InlineData("A='x\nD=3", "1:3 env-syntax", "D=3")]
    [InlineData("A=\"x\" y\nD=3", "1:7 env-syntax", "A=x|D=3")]
    [InlineData("A=1\nB=x ${\nD=3", "2:5 bad-expression", "A=1|D=3")]
    [InlineData("A=\"x\ny $NONE\"\nD=3", "1:3 unset-variable", "A=x\ny |D=3")]
    [InlineData("A=x$NONE", "1:4 unset-variable", "A=x")]
    [InlineData("A=${NONE:?needed}\nD=3", "1:3 missing-variable", "D=3")]
    public void Line_ThatIsWrong_IsToldAndTheOthersAreRead(string text, string finding, string values)
    {
        Values(text).ShouldBe(values);
        Findings.ShouldBe([finding]);
    }

    [Theory]
    [InlineData("A='x # y'\nB=$HOST", "A='x # y'|B=$HOST", "")]
    [InlineData("  A= b \n#c\n\nHOST\nNONE", "A= b |HOST=mine", "")]
    [InlineData("A=1\n=2", "A=1", "2:1 env-syntax")]
    [InlineData("A=1\n  B =2", "A=1", "2:3 env-syntax")]
    public void Raw_KeepsEveryCharacterOfAValue(string text, string values, string finding)
    {
        Values(text, EnvFormat.Raw).ShouldBe(values);
        string.Join(' ', Findings).ShouldBe(finding);
    }

    [Fact]
    public void Values_ThatDoubleEachLine_AreRefused()
    {
        var text = "A0=xxxxxxxxxx\n";
        for (var line = 1; line < 60; line++)
        {
            text += $"A{line}=$A{line - 1}$A{line - 1}\n";
        }

        Values(text);

        Findings.ShouldBe(["23:5 too-large"]);
    }

    [Fact]
    public void Bytes_ThatAreNoText_AreTold()
    {
        Reader().Read(".env", Encoding.Unicode.GetBytes("A=1")).Count.ShouldBe(0);

        Findings.ShouldBe(["1:2 unreadable-text"]);
    }

    private string Read(string text)
    {
        var values = Values(text);
        Findings.ShouldBeEmpty();
        return values;
    }

    private string Values(string text, EnvFormat format = EnvFormat.Compose)
    {
        var values = Reader().Read(".env", Encoding.UTF8.GetBytes(text), format);
        _unset.Tell(_log, new HashSet<string>(StringComparer.Ordinal));
        return string.Join('|', values.Select(pair => $"{pair.Key}={pair.Value}"));
    }

    private EnvFileReader Reader() => new(_environment, _unset, new TreeLimits(_log), _log);
}
