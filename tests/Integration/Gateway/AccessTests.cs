using System.Runtime.Versioning;
using GridOrleans.Access;
using GridOrleans.Units;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using Xunit;

namespace GridOrleans.Integration.Gateway;

public sealed class AccessTests
{
    private const string Village = "/v1/units/140212100201";

    private static readonly string[] CityCentre = ["city_centre@1402"];

    private static readonly SymmetricSecurityKey ForeignKey = new("a foreign key of at least 256 bits"u8.ToArray());

    [Fact]
    public async Task Without_a_token_nothing_is_told_not_even_what_exists()
    {
        await using var gateway = await GatewayUnderTest.Start();

        foreach (var path in (string[])[Village, "/v1/nothing", $"/v1/cases/{FakeCity.Grid}-1", "/nothing"])
        {
            var answer = await gateway.Get(path, null);

            Assert.Equal((401, "unauthenticated"), (answer.Status, answer.Code));
            Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.Single().Scheme);
        }
    }

    [Fact]
    public async Task A_token_that_has_ended_is_told_so()
    {
        await using var gateway = await GatewayUnderTest.Start();

        var answer = await gateway.Get(Village, gateway.Token("wang", TimeSpan.FromHours(-1), "city_centre@1402"));

        Assert.Equal(401, answer.Status);
        Assert.Contains("expired", answer.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_signed_by_another_key_or_by_none_is_refused()
    {
        await using var gateway = await GatewayUnderTest.Start();
        var good = gateway.Token("wang", "city_centre@1402").Split('.');
        var none = Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT"}""");
        var now = TimeProvider.System.GetUtcNow();
        Caller wang = new("wang", [new(Role.CityCentre, UnitCode.Parse("1402"))]);
        var foreign = DevelopmentToken.Mint(ForeignKey, wang, now, now.AddHours(1));

        foreach (var token in (string[])[foreign, $"{none}.{good[1]}.", $"{good[0]}.{good[1]}.", "rubbish"])
        {
            Assert.Equal(401, (await gateway.Get(Village, token)).Status);
        }

        Assert.Equal(200, (await gateway.Get(Village, string.Join('.', good))).Status);
    }

    [Theory]
    [InlineData("""{"sub":"wang","grants":["mayor@1402"]}""", "mayor")]
    [InlineData("""{"sub":"wang","grants":["village_clerk"]}""", "role@unit")]
    [InlineData("""{"sub":"wang","grants":["village_clerk@99"]}""", "99")]
    [InlineData("""{"grants":["village_clerk@1402"]}""", "sub")]
    public async Task A_token_whose_grants_cannot_be_read_is_refused_as_a_whole(string claims, string told)
    {
        await using var gateway = await GatewayUnderTest.Start();
        var access = gateway.App.Services.GetRequiredService<IOptions<AccessOptions>>().Value;
        var until = TimeProvider.System.GetUtcNow().AddHours(1).ToUnixTimeSeconds();
        var payload = $$"""{"iss":"gridorleans-development","aud":"gridorleans","exp":{{until}},{{claims[1..]}}""";
        var token = new JsonWebTokenHandler().CreateToken(
            payload, new SigningCredentials(TokenKey.LoadOrCreate(access.Key), SecurityAlgorithms.HmacSha256));

        var answer = await gateway.Get(Village, token);

        Assert.Equal(401, answer.Status);
        Assert.Contains(told, answer.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_an_authority_is_named_the_development_key_is_refused()
    {
        await using var gateway = await GatewayUnderTest.Start(
            new() { ["Grid:Access:Authority"] = "https://id.example", ["Grid:Access:Audience"] = "grids" },
            services => services.PostConfigure<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme, jwt =>
            {
                var known = new OpenIdConnectConfiguration { Issuer = "https://id.example" };
                known.SigningKeys.Add(ForeignKey);
                jwt.ConfigurationManager = new StaticConfigurationManager<OpenIdConnectConfiguration>(known);
            }));

        Assert.Equal(401, (await gateway.Get(Village, gateway.Token("wang", "city_centre@1402"))).Status);
        Assert.Equal(200, (await gateway.Get(Village, Issued("https://id.example", "grids"))).Status);
        Assert.Equal(401, (await gateway.Get(Village, Issued("https://id.example", "others"))).Status);
        Assert.Equal(401, (await gateway.Get(Village, Issued("https://other.example", "grids"))).Status);
    }

    [Fact]
    public async Task An_authority_without_an_audience_does_not_start()
    {
        var fault = await Assert.ThrowsAsync<OptionsValidationException>(() =>
            GatewayUnderTest.Start(new() { ["Grid:Access:Authority"] = "https://id.example" }));

        Assert.Contains("Grid:Access:Audience", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_resident_reads_their_own_report_and_learns_nothing_of_others()
    {
        await using var gateway = await GatewayUnderTest.Start();
        var own = gateway.City.GridOf(FakeCity.Grid).Add("zhao");
        var others = gateway.City.GridOf(FakeCity.Grid).Add("li");
        var token = gateway.Token("zhao", "resident@1402");

        var read = await gateway.Get($"/v1/cases/{own}", token);
        var foreign = await gateway.Get($"/v1/cases/{others}", token);
        var missing = await gateway.Get($"/v1/cases/{FakeCity.Grid}-99", token);
        var moved = await gateway.Post($"/v1/cases/{FakeCity.Grid}-99/rate", token, """{"stars":5}""");

        Assert.Equal(200, read.Status);
        Assert.Equal((403, 403, 403), (foreign.Status, missing.Status, moved.Status));
        Assert.Equal(foreign.Detail, missing.Detail);
    }

    [Fact]
    public async Task The_grain_is_told_every_grant_of_the_caller()
    {
        await using var gateway = await GatewayUnderTest.Start();
        var number = gateway.City.GridOf(FakeCity.Grid).Add("li");
        var token = gateway.Token("wang", "auditor@140221", "village_clerk@140212100201", "resident@1402");

        await gateway.Post($"/v1/cases/{number}/start", token, "{}");

        Assert.Equal(
            ["Auditor@140221", "VillageClerk@140212100201", "Resident@1402"],
            gateway.City.GridOf(FakeCity.Grid).Asked.Single().By.Grants.Select(grant => $"{grant.Role}@{grant.Unit}"));
    }

    [Fact, UnsupportedOSPlatform("windows")]
    public async Task The_development_key_is_its_owners_alone()
    {
        await using var gateway = await GatewayUnderTest.Start();
        gateway.Token("wang", "resident@1402");
        var path = gateway.App.Services.GetRequiredService<IOptions<AccessOptions>>().Value.Key;

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);

        Assert.Contains(
            "chmod 600",
            Assert.Throws<InvalidDataException>(() => TokenKey.LoadOrCreate(path)).Message,
            StringComparison.Ordinal);
    }

    private static string Issued(string issuer, string audience) => new JsonWebTokenHandler().CreateToken(
        new SecurityTokenDescriptor
        {
            Issuer = issuer,
            Audience = audience,
            Expires = TimeProvider.System.GetUtcNow().AddHours(1).UtcDateTime,
            Claims = new Dictionary<string, object> { ["sub"] = "wang", ["grants"] = CityCentre },
            SigningCredentials = new(ForeignKey, SecurityAlgorithms.HmacSha256),
        });
}
