// @ts-nocheck
// Generated from config/schema.json by `npm run generate`. Edit the schema, not this file.
"use strict";
export const validate = validate10;
const schema11 = {"$schema":"http://json-schema.org/draft-07/schema#","type":"object","if":{"required":["api_version"],"properties":{"api_version":{"const":"v2"}}},"then":{"required":["v2_client_id"]},"else":{"required":["access_token","secret"]},"definitions":{"mode":{"type":"string","enum":["none","null","hash","full"]}},"properties":{"access_token":{"type":"string","pattern":"\\S","secret":true,"writeOnly":true},"secret":{"type":"string","pattern":"\\S","secret":true,"writeOnly":true},"account_id":{"type":"integer","minimum":1},"marketplaces":{"type":"array","items":{"type":"string","pattern":"^[^,]*[^,\\s][^,]*$"},"minItems":1},"start_date":{"type":"string","x-kind":"date_iso8601"},"end_date":{"type":"string","x-kind":"date_iso8601"},"lookback_days":{"type":"number","minimum":0,"default":7,"x-default-v2":30},"set_currency":{"type":"string","pattern":"^[A-Za-z]{3}$"},"no_currency_conversion":{"type":"boolean","default":false},"invalid_values":{"type":"string","enum":["fail","null"],"default":"fail"},"stream_prefix":{"type":"string","pattern":"^[A-Za-z0-9_-]*$","default":""},"activate_version":{"type":"boolean","default":false},"personal_data":{"type":"object","properties":{"all":{"$ref":"#/definitions/mode"},"identity":{"$ref":"#/definitions/mode"},"contact":{"$ref":"#/definitions/mode"},"address":{"$ref":"#/definitions/mode"},"buyer_id":{"$ref":"#/definitions/mode"},"free_text":{"$ref":"#/definitions/mode"},"link":{"$ref":"#/definitions/mode"},"parcel":{"$ref":"#/definitions/mode"}},"additionalProperties":false,"default":{}},"personal_data_key":{"type":"string","pattern":"^\\s*\\S[\\s\\S]{30,}\\S\\s*$","secret":true,"writeOnly":true},"personal_data_max_age_days":{"type":"integer","minimum":1,"default":183},"personal_data_erased":{"type":"string","pattern":"\\S"},"zfs_feeds":{"type":"array","items":{"type":"integer","minimum":1},"default":[]},"api_url":{"type":"string","format":"uri","default":"https://api.lengow.io","x-default-v2":"https://api.lengow.com"},"user_agent":{"type":"string","pattern":"^[!-~]([ -~]*[!-~])?$"},"max_concurrency":{"type":"integer","minimum":1,"maximum":100,"default":8},"requests_per_minute":{"type":"integer","minimum":1,"maximum":500,"default":300},"request_timeout_seconds":{"type":"number","exclusiveMinimum":0,"maximum":86400,"default":60,"x-default-v2":300},"max_attempts":{"type":"integer","minimum":1,"default":8},"api_version":{"type":"string","enum":["v3","v2"],"default":"v3"},"v2_client_id":{"type":"integer","minimum":1},"v2_groups":{"type":"string","pattern":"^\\s*[0-9]+\\s*(,\\s*[0-9]+\\s*)*$","default":"0"},"v2_feeds":{"type":"string","pattern":"^\\s*([0-9]+|orders)\\s*$","default":"orders"},"v2_state":{"type":"string","enum":["all","new","processing","shipped","cancel"],"default":"all"},"v2_format":{"type":"string","enum":["xml","json"],"default":"xml"},"v2_time_zone":{"type":"string","pattern":"^\\s*[A-Za-z][A-Za-z0-9_+/-]*\\s*$","default":"UTC"},"v2_days_per_request":{"type":"integer","minimum":1,"maximum":31,"default":7},"allow_plain_http":{"type":"boolean","default":false}}};
const schema12 = {"type":"string","enum":["none","null","hash","full"]};
const pattern0 = new RegExp("\\S", "u");
const pattern2 = new RegExp("^[^,]*[^,\\s][^,]*$", "u");
const pattern3 = new RegExp("^[A-Za-z]{3}$", "u");
const pattern4 = new RegExp("^[A-Za-z0-9_-]*$", "u");
const pattern5 = new RegExp("^\\s*\\S[\\s\\S]{30,}\\S\\s*$", "u");
const pattern7 = new RegExp("^[!-~]([ -~]*[!-~])?$", "u");
const pattern8 = new RegExp("^\\s*[0-9]+\\s*(,\\s*[0-9]+\\s*)*$", "u");
const pattern9 = new RegExp("^\\s*([0-9]+|orders)\\s*$", "u");
const pattern10 = new RegExp("^\\s*[A-Za-z][A-Za-z0-9_+/-]*\\s*$", "u");

function validate10(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs1 = errors;
let valid0 = true;
const _errs2 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.api_version === undefined) && (missing0 = "api_version")){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
else {
if(data.api_version !== undefined){
if("v2" !== data.api_version){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
}
}
var _valid0 = _errs2 === errors;
errors = _errs1;
if(vErrors !== null){
if(_errs1){
vErrors.length = _errs1;
}
else {
vErrors = null;
}
}
let ifClause0;
if(_valid0){
const _errs4 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.v2_client_id === undefined){
const err2 = {instancePath,schemaPath:"#/then/required",keyword:"required",params:{missingProperty: "v2_client_id"},message:"must have required property '"+"v2_client_id"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
var _valid0 = _errs4 === errors;
valid0 = _valid0;
ifClause0 = "then";
}
else {
const _errs5 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.access_token === undefined){
const err3 = {instancePath,schemaPath:"#/else/required",keyword:"required",params:{missingProperty: "access_token"},message:"must have required property '"+"access_token"+"'"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.secret === undefined){
const err4 = {instancePath,schemaPath:"#/else/required",keyword:"required",params:{missingProperty: "secret"},message:"must have required property '"+"secret"+"'"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
var _valid0 = _errs5 === errors;
valid0 = _valid0;
ifClause0 = "else";
}
if(!valid0){
const err5 = {instancePath,schemaPath:"#/if",keyword:"if",params:{failingKeyword: ifClause0},message:"must match \""+ifClause0+"\" schema"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.access_token !== undefined){
let data1 = data.access_token;
if(typeof data1 === "string"){
if(!pattern0.test(data1)){
const err6 = {instancePath:instancePath+"/access_token",schemaPath:"#/properties/access_token/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/access_token",schemaPath:"#/properties/access_token/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.secret !== undefined){
let data2 = data.secret;
if(typeof data2 === "string"){
if(!pattern0.test(data2)){
const err8 = {instancePath:instancePath+"/secret",schemaPath:"#/properties/secret/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/secret",schemaPath:"#/properties/secret/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.account_id !== undefined){
let data3 = data.account_id;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
const err10 = {instancePath:instancePath+"/account_id",schemaPath:"#/properties/account_id/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 < 1 || isNaN(data3)){
const err11 = {instancePath:instancePath+"/account_id",schemaPath:"#/properties/account_id/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
if(data.marketplaces !== undefined){
let data4 = data.marketplaces;
if(Array.isArray(data4)){
if(data4.length < 1){
const err12 = {instancePath:instancePath+"/marketplaces",schemaPath:"#/properties/marketplaces/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
const len0 = data4.length;
for(let i0=0; i0<len0; i0++){
let data5 = data4[i0];
if(typeof data5 === "string"){
if(!pattern2.test(data5)){
const err13 = {instancePath:instancePath+"/marketplaces/" + i0,schemaPath:"#/properties/marketplaces/items/pattern",keyword:"pattern",params:{pattern: "^[^,]*[^,\\s][^,]*$"},message:"must match pattern \""+"^[^,]*[^,\\s][^,]*$"+"\""};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/marketplaces/" + i0,schemaPath:"#/properties/marketplaces/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
}
else {
const err15 = {instancePath:instancePath+"/marketplaces",schemaPath:"#/properties/marketplaces/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.start_date !== undefined){
if(typeof data.start_date !== "string"){
const err16 = {instancePath:instancePath+"/start_date",schemaPath:"#/properties/start_date/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.end_date !== undefined){
if(typeof data.end_date !== "string"){
const err17 = {instancePath:instancePath+"/end_date",schemaPath:"#/properties/end_date/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.lookback_days !== undefined){
let data8 = data.lookback_days;
if((typeof data8 == "number") && (isFinite(data8))){
if(data8 < 0 || isNaN(data8)){
const err18 = {instancePath:instancePath+"/lookback_days",schemaPath:"#/properties/lookback_days/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
else {
const err19 = {instancePath:instancePath+"/lookback_days",schemaPath:"#/properties/lookback_days/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.set_currency !== undefined){
let data9 = data.set_currency;
if(typeof data9 === "string"){
if(!pattern3.test(data9)){
const err20 = {instancePath:instancePath+"/set_currency",schemaPath:"#/properties/set_currency/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z]{3}$"},message:"must match pattern \""+"^[A-Za-z]{3}$"+"\""};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
else {
const err21 = {instancePath:instancePath+"/set_currency",schemaPath:"#/properties/set_currency/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data.no_currency_conversion !== undefined){
if(typeof data.no_currency_conversion !== "boolean"){
const err22 = {instancePath:instancePath+"/no_currency_conversion",schemaPath:"#/properties/no_currency_conversion/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data.invalid_values !== undefined){
let data11 = data.invalid_values;
if(typeof data11 !== "string"){
const err23 = {instancePath:instancePath+"/invalid_values",schemaPath:"#/properties/invalid_values/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
if(!((data11 === "fail") || (data11 === "null"))){
const err24 = {instancePath:instancePath+"/invalid_values",schemaPath:"#/properties/invalid_values/enum",keyword:"enum",params:{allowedValues: schema11.properties.invalid_values.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data.stream_prefix !== undefined){
let data12 = data.stream_prefix;
if(typeof data12 === "string"){
if(!pattern4.test(data12)){
const err25 = {instancePath:instancePath+"/stream_prefix",schemaPath:"#/properties/stream_prefix/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_-]*$"},message:"must match pattern \""+"^[A-Za-z0-9_-]*$"+"\""};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
else {
const err26 = {instancePath:instancePath+"/stream_prefix",schemaPath:"#/properties/stream_prefix/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data.activate_version !== undefined){
if(typeof data.activate_version !== "boolean"){
const err27 = {instancePath:instancePath+"/activate_version",schemaPath:"#/properties/activate_version/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data.personal_data !== undefined){
let data14 = data.personal_data;
if(data14 && typeof data14 == "object" && !Array.isArray(data14)){
for(const key0 in data14){
if(!((((((((key0 === "all") || (key0 === "identity")) || (key0 === "contact")) || (key0 === "address")) || (key0 === "buyer_id")) || (key0 === "free_text")) || (key0 === "link")) || (key0 === "parcel"))){
const err28 = {instancePath:instancePath+"/personal_data",schemaPath:"#/properties/personal_data/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data14.all !== undefined){
let data15 = data14.all;
if(typeof data15 !== "string"){
const err29 = {instancePath:instancePath+"/personal_data/all",schemaPath:"#/definitions/mode/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
if(!((((data15 === "none") || (data15 === "null")) || (data15 === "hash")) || (data15 === "full"))){
const err30 = {instancePath:instancePath+"/personal_data/all",schemaPath:"#/definitions/mode/enum",keyword:"enum",params:{allowedValues: schema12.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data14.identity !== undefined){
let data16 = data14.identity;
if(typeof data16 !== "string"){
const err31 = {instancePath:instancePath+"/personal_data/identity",schemaPath:"#/definitions/mode/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
if(!((((data16 === "none") || (data16 === "null")) || (data16 === "hash")) || (data16 === "full"))){
const err32 = {instancePath:instancePath+"/personal_data/identity",schemaPath:"#/definitions/mode/enum",keyword:"enum",params:{allowedValues: schema12.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
if(data14.contact !== undefined){
let data17 = data14.contact;
if(typeof data17 !== "string"){
const err33 = {instancePath:instancePath+"/personal_data/contact",schemaPath:"#/definitions/mode/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
if(!((((data17 === "none") || (data17 === "null")) || (data17 === "hash")) || (data17 === "full"))){
const err34 = {instancePath:instancePath+"/personal_data/contact",schemaPath:"#/definitions/mode/enum",keyword:"enum",params:{allowedValues: schema12.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
if(data14.address !== undefined){
let data18 = data14.address;
if(typeof data18 !== "string"){
const err35 = {instancePath:instancePath+"/personal_data/address",schemaPath:"#/definitions/mode/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
if(!((((data18 === "none") || (data18 === "null")) || (data18 === "hash")) || (data18 === "full"))){
const err36 = {instancePath:instancePath+"/personal_data/address",schemaPath:"#/definitions/mode/enum",keyword:"enum",params:{allowedValues: schema12.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
if(data14.buyer_id !== undefined){
let data19 = data14.buyer_id;
if(typeof data19 !== "string"){
const err37 = {instancePath:instancePath+"/personal_data/buyer_id",schemaPath:"#/definitions/mode/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
if(!((((data19 === "none") || (data19 === "null")) || (data19 === "hash")) || (data19 === "full"))){
const err38 = {instancePath:instancePath+"/personal_data/buyer_id",schemaPath:"#/definitions/mode/enum",keyword:"enum",params:{allowedValues: schema12.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
if(data14.free_text !== undefined){
let data20 = data14.free_text;
if(typeof data20 !== "string"){
const err39 = {instancePath:instancePath+"/personal_data/free_text",schemaPath:"#/definitions/mode/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
if(!((((data20 === "none") || (data20 === "null")) || (data20 === "hash")) || (data20 === "full"))){
const err40 = {instancePath:instancePath+"/personal_data/free_text",schemaPath:"#/definitions/mode/enum",keyword:"enum",params:{allowedValues: schema12.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
if(data14.link !== undefined){
let data21 = data14.link;
if(typeof data21 !== "string"){
const err41 = {instancePath:instancePath+"/personal_data/link",schemaPath:"#/definitions/mode/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
if(!((((data21 === "none") || (data21 === "null")) || (data21 === "hash")) || (data21 === "full"))){
const err42 = {instancePath:instancePath+"/personal_data/link",schemaPath:"#/definitions/mode/enum",keyword:"enum",params:{allowedValues: schema12.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
if(data14.parcel !== undefined){
let data22 = data14.parcel;
if(typeof data22 !== "string"){
const err43 = {instancePath:instancePath+"/personal_data/parcel",schemaPath:"#/definitions/mode/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
if(!((((data22 === "none") || (data22 === "null")) || (data22 === "hash")) || (data22 === "full"))){
const err44 = {instancePath:instancePath+"/personal_data/parcel",schemaPath:"#/definitions/mode/enum",keyword:"enum",params:{allowedValues: schema12.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
}
else {
const err45 = {instancePath:instancePath+"/personal_data",schemaPath:"#/properties/personal_data/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
if(data.personal_data_key !== undefined){
let data23 = data.personal_data_key;
if(typeof data23 === "string"){
if(!pattern5.test(data23)){
const err46 = {instancePath:instancePath+"/personal_data_key",schemaPath:"#/properties/personal_data_key/pattern",keyword:"pattern",params:{pattern: "^\\s*\\S[\\s\\S]{30,}\\S\\s*$"},message:"must match pattern \""+"^\\s*\\S[\\s\\S]{30,}\\S\\s*$"+"\""};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
else {
const err47 = {instancePath:instancePath+"/personal_data_key",schemaPath:"#/properties/personal_data_key/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
if(data.personal_data_max_age_days !== undefined){
let data24 = data.personal_data_max_age_days;
if(!(((typeof data24 == "number") && (!(data24 % 1) && !isNaN(data24))) && (isFinite(data24)))){
const err48 = {instancePath:instancePath+"/personal_data_max_age_days",schemaPath:"#/properties/personal_data_max_age_days/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
if((typeof data24 == "number") && (isFinite(data24))){
if(data24 < 1 || isNaN(data24)){
const err49 = {instancePath:instancePath+"/personal_data_max_age_days",schemaPath:"#/properties/personal_data_max_age_days/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
}
if(data.personal_data_erased !== undefined){
let data25 = data.personal_data_erased;
if(typeof data25 === "string"){
if(!pattern0.test(data25)){
const err50 = {instancePath:instancePath+"/personal_data_erased",schemaPath:"#/properties/personal_data_erased/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
else {
const err51 = {instancePath:instancePath+"/personal_data_erased",schemaPath:"#/properties/personal_data_erased/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
if(data.zfs_feeds !== undefined){
let data26 = data.zfs_feeds;
if(Array.isArray(data26)){
const len1 = data26.length;
for(let i1=0; i1<len1; i1++){
let data27 = data26[i1];
if(!(((typeof data27 == "number") && (!(data27 % 1) && !isNaN(data27))) && (isFinite(data27)))){
const err52 = {instancePath:instancePath+"/zfs_feeds/" + i1,schemaPath:"#/properties/zfs_feeds/items/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
if((typeof data27 == "number") && (isFinite(data27))){
if(data27 < 1 || isNaN(data27)){
const err53 = {instancePath:instancePath+"/zfs_feeds/" + i1,schemaPath:"#/properties/zfs_feeds/items/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
}
}
else {
const err54 = {instancePath:instancePath+"/zfs_feeds",schemaPath:"#/properties/zfs_feeds/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
if(data.api_url !== undefined){
if(!(typeof data.api_url === "string")){
const err55 = {instancePath:instancePath+"/api_url",schemaPath:"#/properties/api_url/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
if(data.user_agent !== undefined){
let data29 = data.user_agent;
if(typeof data29 === "string"){
if(!pattern7.test(data29)){
const err56 = {instancePath:instancePath+"/user_agent",schemaPath:"#/properties/user_agent/pattern",keyword:"pattern",params:{pattern: "^[!-~]([ -~]*[!-~])?$"},message:"must match pattern \""+"^[!-~]([ -~]*[!-~])?$"+"\""};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
else {
const err57 = {instancePath:instancePath+"/user_agent",schemaPath:"#/properties/user_agent/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
if(data.max_concurrency !== undefined){
let data30 = data.max_concurrency;
if(!(((typeof data30 == "number") && (!(data30 % 1) && !isNaN(data30))) && (isFinite(data30)))){
const err58 = {instancePath:instancePath+"/max_concurrency",schemaPath:"#/properties/max_concurrency/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
if((typeof data30 == "number") && (isFinite(data30))){
if(data30 > 100 || isNaN(data30)){
const err59 = {instancePath:instancePath+"/max_concurrency",schemaPath:"#/properties/max_concurrency/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
if(data30 < 1 || isNaN(data30)){
const err60 = {instancePath:instancePath+"/max_concurrency",schemaPath:"#/properties/max_concurrency/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
}
if(data.requests_per_minute !== undefined){
let data31 = data.requests_per_minute;
if(!(((typeof data31 == "number") && (!(data31 % 1) && !isNaN(data31))) && (isFinite(data31)))){
const err61 = {instancePath:instancePath+"/requests_per_minute",schemaPath:"#/properties/requests_per_minute/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
if((typeof data31 == "number") && (isFinite(data31))){
if(data31 > 500 || isNaN(data31)){
const err62 = {instancePath:instancePath+"/requests_per_minute",schemaPath:"#/properties/requests_per_minute/maximum",keyword:"maximum",params:{comparison: "<=", limit: 500},message:"must be <= 500"};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
if(data31 < 1 || isNaN(data31)){
const err63 = {instancePath:instancePath+"/requests_per_minute",schemaPath:"#/properties/requests_per_minute/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
}
if(data.request_timeout_seconds !== undefined){
let data32 = data.request_timeout_seconds;
if((typeof data32 == "number") && (isFinite(data32))){
if(data32 > 86400 || isNaN(data32)){
const err64 = {instancePath:instancePath+"/request_timeout_seconds",schemaPath:"#/properties/request_timeout_seconds/maximum",keyword:"maximum",params:{comparison: "<=", limit: 86400},message:"must be <= 86400"};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
if(data32 <= 0 || isNaN(data32)){
const err65 = {instancePath:instancePath+"/request_timeout_seconds",schemaPath:"#/properties/request_timeout_seconds/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0"};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
else {
const err66 = {instancePath:instancePath+"/request_timeout_seconds",schemaPath:"#/properties/request_timeout_seconds/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
}
if(data.max_attempts !== undefined){
let data33 = data.max_attempts;
if(!(((typeof data33 == "number") && (!(data33 % 1) && !isNaN(data33))) && (isFinite(data33)))){
const err67 = {instancePath:instancePath+"/max_attempts",schemaPath:"#/properties/max_attempts/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
if((typeof data33 == "number") && (isFinite(data33))){
if(data33 < 1 || isNaN(data33)){
const err68 = {instancePath:instancePath+"/max_attempts",schemaPath:"#/properties/max_attempts/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
}
}
if(data.api_version !== undefined){
let data34 = data.api_version;
if(typeof data34 !== "string"){
const err69 = {instancePath:instancePath+"/api_version",schemaPath:"#/properties/api_version/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
if(!((data34 === "v3") || (data34 === "v2"))){
const err70 = {instancePath:instancePath+"/api_version",schemaPath:"#/properties/api_version/enum",keyword:"enum",params:{allowedValues: schema11.properties.api_version.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
}
if(data.v2_client_id !== undefined){
let data35 = data.v2_client_id;
if(!(((typeof data35 == "number") && (!(data35 % 1) && !isNaN(data35))) && (isFinite(data35)))){
const err71 = {instancePath:instancePath+"/v2_client_id",schemaPath:"#/properties/v2_client_id/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
if((typeof data35 == "number") && (isFinite(data35))){
if(data35 < 1 || isNaN(data35)){
const err72 = {instancePath:instancePath+"/v2_client_id",schemaPath:"#/properties/v2_client_id/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
}
}
if(data.v2_groups !== undefined){
let data36 = data.v2_groups;
if(typeof data36 === "string"){
if(!pattern8.test(data36)){
const err73 = {instancePath:instancePath+"/v2_groups",schemaPath:"#/properties/v2_groups/pattern",keyword:"pattern",params:{pattern: "^\\s*[0-9]+\\s*(,\\s*[0-9]+\\s*)*$"},message:"must match pattern \""+"^\\s*[0-9]+\\s*(,\\s*[0-9]+\\s*)*$"+"\""};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
}
else {
const err74 = {instancePath:instancePath+"/v2_groups",schemaPath:"#/properties/v2_groups/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
}
if(data.v2_feeds !== undefined){
let data37 = data.v2_feeds;
if(typeof data37 === "string"){
if(!pattern9.test(data37)){
const err75 = {instancePath:instancePath+"/v2_feeds",schemaPath:"#/properties/v2_feeds/pattern",keyword:"pattern",params:{pattern: "^\\s*([0-9]+|orders)\\s*$"},message:"must match pattern \""+"^\\s*([0-9]+|orders)\\s*$"+"\""};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
}
else {
const err76 = {instancePath:instancePath+"/v2_feeds",schemaPath:"#/properties/v2_feeds/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
}
if(data.v2_state !== undefined){
let data38 = data.v2_state;
if(typeof data38 !== "string"){
const err77 = {instancePath:instancePath+"/v2_state",schemaPath:"#/properties/v2_state/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
if(!(((((data38 === "all") || (data38 === "new")) || (data38 === "processing")) || (data38 === "shipped")) || (data38 === "cancel"))){
const err78 = {instancePath:instancePath+"/v2_state",schemaPath:"#/properties/v2_state/enum",keyword:"enum",params:{allowedValues: schema11.properties.v2_state.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
}
if(data.v2_format !== undefined){
let data39 = data.v2_format;
if(typeof data39 !== "string"){
const err79 = {instancePath:instancePath+"/v2_format",schemaPath:"#/properties/v2_format/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
if(!((data39 === "xml") || (data39 === "json"))){
const err80 = {instancePath:instancePath+"/v2_format",schemaPath:"#/properties/v2_format/enum",keyword:"enum",params:{allowedValues: schema11.properties.v2_format.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
}
if(data.v2_time_zone !== undefined){
let data40 = data.v2_time_zone;
if(typeof data40 === "string"){
if(!pattern10.test(data40)){
const err81 = {instancePath:instancePath+"/v2_time_zone",schemaPath:"#/properties/v2_time_zone/pattern",keyword:"pattern",params:{pattern: "^\\s*[A-Za-z][A-Za-z0-9_+/-]*\\s*$"},message:"must match pattern \""+"^\\s*[A-Za-z][A-Za-z0-9_+/-]*\\s*$"+"\""};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
}
else {
const err82 = {instancePath:instancePath+"/v2_time_zone",schemaPath:"#/properties/v2_time_zone/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
}
if(data.v2_days_per_request !== undefined){
let data41 = data.v2_days_per_request;
if(!(((typeof data41 == "number") && (!(data41 % 1) && !isNaN(data41))) && (isFinite(data41)))){
const err83 = {instancePath:instancePath+"/v2_days_per_request",schemaPath:"#/properties/v2_days_per_request/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
if((typeof data41 == "number") && (isFinite(data41))){
if(data41 > 31 || isNaN(data41)){
const err84 = {instancePath:instancePath+"/v2_days_per_request",schemaPath:"#/properties/v2_days_per_request/maximum",keyword:"maximum",params:{comparison: "<=", limit: 31},message:"must be <= 31"};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
if(data41 < 1 || isNaN(data41)){
const err85 = {instancePath:instancePath+"/v2_days_per_request",schemaPath:"#/properties/v2_days_per_request/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
}
}
if(data.allow_plain_http !== undefined){
if(typeof data.allow_plain_http !== "boolean"){
const err86 = {instancePath:instancePath+"/allow_plain_http",schemaPath:"#/properties/allow_plain_http/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
}
}
else {
const err87 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
validate10.errors = vErrors;
return errors === 0;
}

