using Shouldly;
using Supervisor.Contracts;
using Supervisor.Node.Settings;
using Xunit;

namespace Supervisor.Tests.Node.Settings;

public sealed class ClusterSettingsTests
{
    [Fact]
    public void NothingGiven_IsANodeThatIsAlone()
    {
        var settings = Settle();

        settings.IsOk.ShouldBeTrue();
        settings.Value.ShouldBeNull();
    }

    [Fact]
    public void Etcd_WithAllThatItTakes_IsTakenWithWholePaths()
    {
        var settings = Settle(
            "--cluster home --etcd https://10.0.0.1:2379 http://10.0.0.2:2379 --etcd-user s --etcd-password-file pw --etcd-ca /ca "
                + "--etcd-cert c.pem --etcd-key k.pem"
        );

        settings.Value.ShouldNotBeNull().Name.ShouldBe("home");
        var place = settings.Value.Place.ShouldBeOfType<CoordinationPlace.InEtcd>();
        place.Endpoints.ShouldBe([new Uri("https://10.0.0.1:2379"), new Uri("http://10.0.0.2:2379")]);
        place.Login.ShouldBe(("s", "/work/pw"));
        place.AuthorityFile.ShouldBe("/ca");
        place.Own.ShouldBe(("/work/c.pem", "/work/k.pem"));
    }

    [Fact]
    public void File_IsTakenWithItsWholePath() =>
        Settle("--cluster home --coordination shared.db")
            .Value.ShouldNotBeNull()
            .Place.ShouldBe(new CoordinationPlace.InFile("/work/shared.db"));

    [Theory]
    [InlineData("", "127.0.0.1:9111", "127.0.0.1:9111")]
    [InlineData("--link-listen 10.0.0.1:7", "10.0.0.1:7", "10.0.0.1:7")]
    [InlineData("--link-listen [::1]:7", "[::1]:7", "[::1]:7")]
    [InlineData(
        "--link-listen 0.0.0.0:7 --advertise pc2 10.0.0.2:8 [fd00::2]",
        "0.0.0.0:7",
        "pc2:7 10.0.0.2:8 [fd00::2]:7"
    )]
    public void Links_AreTakenWhereItSays_AndDialledAtWhatIsAdvertised(string line, string listen, string advertised)
    {
        var links = Links(line).Value ?? LinkPlace.Usual;

        links.Listen.ToString().ShouldBe(listen);
        links.Advertised.ShouldBe(advertised.Split(' '));
    }

    [Theory]
    [InlineData("--link-listen pc2:1", "is no value for --link-listen")]
    [InlineData("--link-listen 1.2.3.4", "is no value for --link-listen")]
    [InlineData("--link-listen 127.0.0.1:0", "is no value for --link-listen")]
    [InlineData("--link-listen 0.0.0.0:7", "listens at every address")]
    [InlineData("--advertise no/host", "'no/host' is no value for --advertise")]
    [InlineData("--advertise a:0", "'a:0' is no value for --advertise")]
    public void LinksThatDoNotFit_AreRefusedInASentence(string line, string message) =>
        Links(line).Error.ShouldNotBeNull().Message.ShouldContain(message);

    [Theory]
    [InlineData("--cluster home", "nothing by which its nodes could agree")]
    [InlineData("--cluster home --etcd http://a:1 --coordination f", "both given")]
    [InlineData("--etcd http://a:1", "which is not said")]
    [InlineData("--coordination f", "which is not said")]
    [InlineData("--etcd-user s", "which is not said")]
    [InlineData("--cluster no/name --coordination f", "is no value for --cluster")]
    [InlineData("--cluster home --etcd a:2379", "'a:2379' is no value for --etcd")]
    [InlineData("--cluster home --etcd http://a:1/v3", "'http://a:1/v3' is no value for --etcd")]
    [InlineData("--cluster home --etcd http://u:p@a:1", "is no value for --etcd")]
    [InlineData("--cluster home --etcd=,", "is no value for --etcd")]
    [InlineData("--cluster home --etcd http://a:1 --etcd-user s", "without --etcd-password-file")]
    [InlineData("--cluster home --etcd http://a:1 --etcd-key k", "without --etcd-cert")]
    [InlineData("--cluster home --coordination f --etcd-ca c", "is for an etcd")]
    public void WhatDoesNotFit_IsRefusedInASentence(string line, string message) =>
        Settle(line).Error.ShouldNotBeNull().Message.ShouldContain(message);

    private static Outcome<ClusterSettings?> Settle(string line = "") =>
        ClusterSettings.Settle(Given(line).GetValueOrDefault, "/work");

    private static Outcome<LinkPlace?> Links(string line)
    {
        var given = Given(line);
        return LinkPlace.Settle(
            given.GetValueOrDefault(Setting.LinkListen),
            given.GetValueOrDefault(Setting.Advertise)
        );
    }

    private static IReadOnlyDictionary<Setting, SettingValue> Given(string line) =>
        OptionLine.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Value!.Values;
}
