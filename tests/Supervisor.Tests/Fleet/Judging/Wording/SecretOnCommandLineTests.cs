using Shouldly;
using Xunit;

namespace Supervisor.Tests.Fleet.Judging.Wording;

public sealed class SecretOnCommandLineTests
{
    [Theory]
    [InlineData("--requirepass, hunter2", "--requirepass")]
    [InlineData("--token=abc", "--token")]
    [InlineData("-pass, abc", "-pass")]
    [InlineData("--API-Key=abc", "--API-Key")]
    [InlineData("--secretkey, abc=", "--secretkey")]
    public void Option_WithASecret_IsFoundAndNamedWithoutIt(string words, string option)
    {
        var finding = Judged.Findings(Fleet(words)).Single(found => found.Kind.Code == "secret-on-command-line");

        finding.ToString().ShouldContain($"after {option} in");
        finding.ToString().ShouldNotContain("abc");
    }

    [Theory]
    [InlineData("-c, exec sleep")]
    [InlineData("--token-file=abc")]
    [InlineData("---token=abc")]
    [InlineData("token=abc")]
    [InlineData("--password")]
    [InlineData("--password, --verbose")]
    [InlineData("--password=/run/secrets/db")]
    [InlineData("--password, $${DB_PASSWORD}")]
    public void Option_WithoutASecretInIt_IsNot(string words) =>
        Judged.Codes(Fleet(words)).ShouldNotContain("secret-on-command-line");

    private static string Fleet(string words) =>
        $$"""services: { db: { image: "db:1", command: [serve, {{words}}] } }""";
}
