using System.Text;
using Microsoft.Extensions.Logging;
using Shouldly;
using Supervisor.Contracts;
using Supervisor.Node.Settings;
using Supervisor.Supervision.Limits;
using Xunit;

namespace Supervisor.Tests.Node.Settings;

public sealed class SettingsReaderTests
{
    private readonly Dictionary<string, string> _environment = new(StringComparer.Ordinal) { ["HOME"] = "/home/ann" };
    private readonly Dictionary<string, string> _files = new(StringComparer.Ordinal);
    private bool _isRoot;

    [Fact]
    public void Settings_OfNobody_AreTheDefaults()
    {
        var settings = Read().Value!;

        settings.Listen.ToString().ShouldBe("127.0.0.1:9110");
        settings.Data.Directory.ShouldBe("/home/ann/.local/state/supervisor");
        settings.NodeName.ShouldBeNull();
        settings.LogLevel.ShouldBe(LogLevel.Information);
    }

    [Fact]
    public void DataDirectory_OfRoot_IsTheSystems()
    {
        _isRoot = true;

        Read().Value!.Data.Directory.ShouldBe("/var/lib/supervisor");
    }

    [Fact]
    public void DataDirectory_WithXdgStateHome_IsThere()
    {
        _environment["XDG_STATE_HOME"] = "/state";

        Read().Value!.Data.Directory.ShouldBe("/state/supervisor");
    }

    [Fact]
    public void DataDirectory_Relative_IsFromTheWorkingDirectory() =>
        Read("--data-dir", "x/../data").Value!.Data.Directory.ShouldBe("/work/data");

    [Fact]
    public void DataDirectory_WithoutAnyHome_IsAskedFor()
    {
        _environment.Clear();

        Read().Error!.Remedy.ShouldContain("--data-dir");
    }

    [Fact]
    public void Setting_GivenEverywhere_IsTheCommandLinesThenTheEnvironmentsThenTheFiles()
    {
        _files["/c.json"] = """{ "node": "from-file", "listen": "127.0.0.1:1", "logLevel": "debug", }""";
        _environment["SUPERVISOR_CONFIG"] = "/c.json";
        _environment["SUPERVISOR_NODE"] = "from-environment";
        _environment["SUPERVISOR_LISTEN"] = "127.0.0.1:2";

        var settings = Read("--listen=127.0.0.1:3").Value!;

        settings.Listen.Port.ShouldBe(3);
        settings.NodeName.ShouldBe("from-environment");
        settings.LogLevel.ShouldBe(LogLevel.Debug);
    }

    [Fact]
    public void Variable_ThatIsEmpty_IsNotSet()
    {
        _environment["SUPERVISOR_LISTEN"] = "";

        Read().IsOk.ShouldBeTrue();
    }

    [Theory]
    [InlineData("{", "is no JSON (line 1)")]
    [InlineData("[]", "no JSON object")]
    [InlineData("""{"liste":"x"}""", "unknown key 'liste'")]
    [InlineData("""{"listen":9110}""", "must be a text")]
    [InlineData("""{"node":"a","node":"b"}""", "stands twice")]
    [InlineData("""{"listen":"x"}""", "'listen' in /c.json")]
    public void File_ThatIsWrong_IsNamedWithWhatIsWrong(string content, string message)
    {
        _files["/c.json"] = content;

        Read("--config", "/c.json").Error!.Message.ShouldContain(message);
    }

    [Fact]
    public void File_ThatIsMissing_IsAnError() => Read("--config", "/none").Error!.Message.ShouldContain("/none");

    [Theory]
    [InlineData("--listen", "9110")]
    [InlineData("--listen", "example.org:9110")]
    [InlineData("--listen", "::1:9110")]
    [InlineData("--listen", "127.0.0.1:65536")]
    [InlineData("--listen", "127.0.0.1:-1")]
    [InlineData("--node", "Main PC")]
    [InlineData("--node", "")]
    [InlineData("--log-level", "loud")]
    [InlineData("--restart-limit", "many")]
    [InlineData("--restart-limit", "0")]
    [InlineData("--restart-limit", "-5")]
    [InlineData("--restart-limit", "1.5")]
    [InlineData("--restart-limit", "99999999999")]
    [InlineData("--guard", "elsewhere")]
    [InlineData("--forbid", "privilegd")]
    [InlineData("--forbid", "all")]
    [InlineData("--allow-paths", "/srv")]
    public void Value_ThatIsNone_IsRefusedWithTheOption(string option, string value) =>
        Read(option, value).Error!.Message.ShouldContain(option);

    [Fact]
    public void Guard_IsOurOwnUnlessToldOtherwise()
    {
        Read().Value!.IsGuardApart.ShouldBeFalse();
        Read("--guard", "own").Value!.IsGuardApart.ShouldBeFalse();

        _environment["SUPERVISOR_GUARD"] = "apart";
        Read().Value!.IsGuardApart.ShouldBeTrue();
    }

    [Fact]
    public void Limits_AreWordsFromAnywhere()
    {
        Read().Value!.Limits.ShouldBe(NodeLimits.None);
        Read("--forbid", "privileged,host-mounts", "devices", "--allow-paths", "/srv/a", "/srv/b/...")
            .Value!.Limits.ShouldBe(new NodeLimits(["privileged", "host-mounts", "devices"], ["/srv/a", "/srv/b/..."]));

        _environment["SUPERVISOR_FORBID"] = "gpus, host-mounts";
        _environment["SUPERVISOR_ALLOW_PATHS"] = "/srv/a:/srv/b";
        Read().Value!.Limits.ShouldBe(new NodeLimits(["gpus", "host-mounts"], ["/srv/a", "/srv/b"]));

        _files["/c.json"] = """{ "forbid": "processes" }""";
        _environment["SUPERVISOR_FORBID"] = "";
        _environment["SUPERVISOR_ALLOW_PATHS"] = "";
        Read("--config", "/c.json").Value!.Limits.ShouldBe(new NodeLimits(["processes"], []));
    }

    [Theory]
    [InlineData("srv")]
    [InlineData("/srv/../etc")]
    [InlineData("/srv/")]
    public void AllowedPath_ThatIsNotWhole_IsRefused(string path) =>
        Read("--forbid", "devices", "--allow-paths", path).Error!.Message.ShouldContain("--allow-paths");

    [Fact]
    public void Limit_ThatIsMisspelt_IsRefusedWithTheNearest() =>
        Read("--forbid", "host-mount").Error!.Why.ShouldStartWith("Did you mean 'host-mounts'?");

    [Fact]
    public void RestartLimit_GivenAnywhere_IsTaken()
    {
        Read().Value!.RestartLimit.ShouldBeNull();
        Read("--restart-limit", "1").Value!.RestartLimit.ShouldBe(1);

        _environment["SUPERVISOR_RESTART_LIMIT"] = "200";
        Read().Value!.RestartLimit.ShouldBe(200);

        _files["/c.json"] = """{ "restartLimit": "300" }""";
        _environment["SUPERVISOR_RESTART_LIMIT"] = "";
        Read("--config", "/c.json").Value!.RestartLimit.ShouldBe(300);
    }

    [Theory]
    [InlineData("0.0.0.0:9110")]
    [InlineData("[::]:9110")]
    [InlineData("192.168.1.5:9110")]
    public void Listen_BeyondLoopback_IsRefusedForWantOfACertificate(string address) =>
        Read("--listen", address).Error!.Why.ShouldContain("certificate");

    [Theory]
    [InlineData("localhost:1", "127.0.0.1:1")]
    [InlineData("127.0.0.9:0", "127.0.0.9:0")]
    [InlineData("[::1]:9110", "[::1]:9110")]
    public void Listen_OnLoopback_IsTaken(string given, string expected) =>
        Read("--listen", given).Value!.Listen.ToString().ShouldBe(expected);

    [Fact]
    public void DataDirectory_TooLongForItsSocket_IsRefusedWithTheNumbers()
    {
        var longest = "/" + new string('a', 107 - "//agents/abcdefghijkl/supervisor.sock".Length);

        Read("--data-dir", longest).IsOk.ShouldBeTrue();
        Read("--data-dir", longest + "ä").Error!.Message.ShouldContain("109 bytes");
    }

    [Theory]
    [InlineData("--lisen", "Did you mean '--listen'?")]
    [InlineData("stop", "'supervisor --help' lists the options.")]
    public void Option_Unknown_IsRefusedWithASuggestion(string option, string remedy) =>
        OptionLine.Parse([option]).Error!.Remedy.ShouldBe(remedy);

    [Fact]
    public void Option_WithoutItsValueOrTwice_IsRefused()
    {
        OptionLine.Parse(["--node"]).IsOk.ShouldBeFalse();
        OptionLine.Parse(["--node", "a", "--node=b"]).IsOk.ShouldBeFalse();
    }

    [Fact]
    public void Help_AnywhereOnTheLine_IsGiven() => OptionLine.Parse(["--node", "a", "-h"]).Value!.Help.ShouldBeTrue();

    [Theory]
    [InlineData("MainPC.example.org", "mainpc")]
    [InlineData("my_box", "my-box")]
    [InlineData("___", "node")]
    [InlineData("", "node")]
    public void NodeName_FromAHostName_FitsTheRule(string host, string expected)
    {
        NodeName.FromHost(host).ShouldBe(expected);
        NodeName.IsValid(NodeName.FromHost(host)).ShouldBeTrue();
    }

    [Fact]
    public void HelpText_NamesEveryOption() =>
        Setting.All.ShouldAllBe(setting => HelpText.Write().Contains(setting.Option, StringComparison.Ordinal));

    private Outcome<NodeSettings> Read(params string[] args) =>
        new SettingsReader(
            new SettingsSurroundings(
                name => _environment.GetValueOrDefault(name),
                path =>
                    _files.TryGetValue(path, out var content)
                        ? Encoding.UTF8.GetBytes(content)
                        : throw new FileNotFoundException($"No {path}."),
                "/work",
                "host",
                _isRoot
            )
        ).Read(OptionLine.Parse(args).Value!);
}
